namespace EcoTiles.Drawing;

/// <summary>How a line is drawn along a path.</summary>
/// <param name="Width">In canvas units; 0 draws nothing.</param>
/// <param name="MiterLimit">A miter longer than this many half widths becomes a bevel.</param>
/// <param name="Dashes">Lengths of dash and gap in turn; null for a whole line.</param>
/// <param name="DashPhase">How far into the dashes each part of the path begins.</param>
/// <param name="IsSoft">Its edges are as pale as browsers leave them, which take four samples of a pixel at the rim of a line.</param>
public readonly record struct StrokeStyle(
    float Width, LineCap Cap = LineCap.Butt, LineJoin Join = LineJoin.Miter, float MiterLimit = 4,
    float[]? Dashes = null, float DashPhase = 0, bool IsSoft = false);

public enum LineCap
{
    Butt,
    Round,
    Square,
}

public enum LineJoin
{
    Miter,
    Round,
    Bevel,
}
