namespace EcoTiles.Drawing;

/// <summary>How a line is drawn along a path.</summary>
/// <param name="Width">In canvas units; 0 draws nothing, or a hairline where lines fade: of each row or column the pixel that is nearest to it.</param>
/// <param name="MiterLimit">A miter longer than this many half widths becomes a bevel.</param>
/// <param name="Dashes">Lengths of dash and gap in turn; null for a whole line.</param>
/// <param name="DashPhase">How far into the dashes each part of the path begins.</param>
/// <param name="Fading">How it fades out where it ends; null for sharp edges.</param>
public readonly record struct StrokeStyle(
    float Width, LineCap Cap = LineCap.Butt, LineJoin Join = LineJoin.Miter, float MiterLimit = 4,
    float[]? Dashes = null, float DashPhase = 0, LineFading? Fading = null);

/// <summary>
/// A line as browsers draw those of maps: a pixel is as dark as its middle is near to the line, a dash fades at its ends, and a line that
/// comes over itself is laid over itself.
/// </summary>
/// <param name="Blur">Over how many units more than a pixel the line fades from its edge inwards.</param>
/// <param name="DashEnds">Over how many pixels to each side the end of a dash fades.</param>
public readonly record struct LineFading(float Blur, float DashEnds)
{
    /// <summary>Over a pixel, whatever ends.</summary>
    public static LineFading Plain => new(0, 1);
}

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
