using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Caching;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Tests.Rendering.Caching;

public sealed class TileGenerationsTests
{
    static readonly DatasetKey Zones = new("plan", "zones");
    static readonly PlanMap Map = new("plan", "map", "图", [new MapLayer("区", Zones, LayerContent.Shapes, [])], Envelope.Empty);

    [Fact]
    public void A_change_is_one_of_the_tiles_of_its_grid_that_show_it_and_of_no_others()
    {
        var generations = new TileGenerations();
        var place = PlaneGrid.Degrees.ToLattice(new Envelope(114, 33, 114.01, 33.01));
        generations.Raise([new ChangedArea(Zones, place) { Grid = PlaneGrid.Degrees }]);
        var there = new TileId(12, (int)((place.MinX - (long)int.MinValue) >> 20), (int)((place.MinY - (long)int.MinValue) >> 20));
        var elsewhere = there with { Column = there.Column + 100 };
        Assert.Equal((1, 0), (generations.Of(Map, there, grid: PlaneGrid.Degrees), generations.Of(Map, elsewhere, grid: PlaneGrid.Degrees)));
        Assert.Equal((0, 0), (generations.Of(Map, there), generations.Of(Map, default)));
        Assert.Equal(1, generations.Of(Map, default, grid: PlaneGrid.Degrees)); // names are decided for the grid as a whole
    }
}
