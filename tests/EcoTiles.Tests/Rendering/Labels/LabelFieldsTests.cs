using EcoTiles.Canvases.Raster;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Labels;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources.Snapshots;
using EcoTiles.Tests.Canvases.Text;
using EcoTiles.Tests.Catalogue.Styles;

namespace EcoTiles.Tests.Rendering.Labels;

public sealed class LabelFieldsTests
{
    const int Most = 400;
    const int OfOnePicture = 64; // cells, which are counted when it is drawn

    static readonly RasterBackend Backend = new(Fonts.Shaper());

    readonly LabelFields _fields = new(Most);
    readonly StyledMap _map = new(
        new PlanMap("plan", "map", "图", [], Envelope.Empty), new MapStyle("", Drawn.Style(""), [], ""),
        new StyleShelf(StyleFolder.Empty, Backend, _ => { }).Sprites, Backend, _ => { });

    [Fact]
    public void Pictures_of_ever_other_zooms_do_not_fill_the_memory()
    {
        for (var i = 0; i < 500; i++) Look(4 + i / 100.0, row: 0);
        Assert.InRange(_fields.Count, 1, Most + OfOnePicture);
    }

    [Fact]
    public void One_zoom_that_is_walked_over_does_not_fill_the_memory()
    {
        for (var i = 0; i < 500; i++) Look(12, row: i);
        Assert.InRange(_fields.Count, 1, Most + OfOnePicture);
    }

    [Fact]
    public void What_was_used_last_is_kept()
    {
        var known = Look(9, row: 0);
        for (var i = 0; i < 100; i++)
        {
            Look(4 + i / 100.0, row: 0);
            Assert.Same(known, Look(9, row: 0));
        }
    }

    LabelField Look(double zoom, int row)
    {
        var frame = new PictureFrame(zoom, 1, 0, 256L * row, 256, 256);
        var field = _fields.At(_map, frame, new Dictionary<MapLayer, LayerSnapshot>(), state: 1);
        field.Shown(LabelFields.PartOf(frame));
        return field;
    }
}
