using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Sprites;

namespace EcoTiles.Rendering.Labels;

/// <summary>A place along a line that a label belongs to.</summary>
/// <param name="Along">From the start of the line, in style pixels.</param>
/// <param name="Room">How far the label may slide to either side.</param>
readonly record struct LineAnchor(WorldPlace Place, double Along, double Room);

/// <summary>Spreads labels along a line: as many as the spacing allows, evenly, counted on the whole line.</summary>
static class LineAnchors
{
    const int MostLabels = 4096;

    public static List<LineAnchor> Along(
        ReadOnlySpan<WorldPlace> line, SymbolLook look, SymbolPlacement placement, ICanvasBackend backend, SpriteLibrary sprites)
    {
        var anchors = new List<LineAnchor>();
        var length = Length(line);
        var needed = LengthOf(look, backend, sprites);
        if (!(length > 0) || length < needed) return anchors;
        // Labels longer than the spacing keep a quarter of it between them.
        var spacing = Math.Max(look.Spacing, needed + look.Spacing / 4);
        var count = placement == SymbolPlacement.LineCenter ? 1 : Math.Clamp((int)(length / spacing), 1, MostLabels);
        var step = length / count;
        double travelled = 0;
        var segment = 0;
        for (var i = 0; i < count; i++)
        {
            var along = (i + 0.5) * step;
            while (segment < line.Length - 2 && travelled + Distance(line[segment], line[segment + 1]) < along)
            {
                travelled += Distance(line[segment], line[segment + 1]);
                segment++;
            }
            var share = (along - travelled) / Math.Max(1e-9, Distance(line[segment], line[segment + 1]));
            var (from, to) = (line[segment], line[segment + 1]);
            anchors.Add(new LineAnchor(
                new WorldPlace(from.X + share * (to.X - from.X), from.Y + share * (to.Y - from.Y)), along, (step - needed) / 2));
        }
        return anchors;
    }

    public static double Distance(WorldPlace from, WorldPlace to) =>
        Math.Sqrt((to.X - from.X) * (to.X - from.X) + (to.Y - from.Y) * (to.Y - from.Y));

    static double Length(ReadOnlySpan<WorldPlace> line)
    {
        double length = 0;
        for (var i = 1; i < line.Length; i++) length += Distance(line[i - 1], line[i]);
        return length;
    }

    static double LengthOf(SymbolLook look, ICanvasBackend backend, SpriteLibrary sprites)
    {
        double icon = look.Icon is { } known && sprites.SizeOf(known.Name) is { } size ? size.Width * known.Size : 0;
        return look.Text is { StaysLevel: false } text ? Math.Max(icon, LineForms.Shape(text, backend).Width) : icon;
    }
}
