using System.Numerics;

namespace EcoTiles.Rendering.Painting;

/// <summary>
/// A place of a line, in pixels from the frame's corner. A double holds it exactly however far away the frame lies, so steps
/// and lengths along a line are the same in every frame; single numbers are exact for 65,536 pixels only.
/// </summary>
readonly record struct FramePlace(double X, double Y)
{
    public double Length => Math.Sqrt(Squared);

    /// <summary>Of the length.</summary>
    public double Squared => X * X + Y * Y;

    public static FramePlace operator +(FramePlace a, FramePlace b) => new(a.X + b.X, a.Y + b.Y);

    public static FramePlace operator -(FramePlace a, FramePlace b) => new(a.X - b.X, a.Y - b.Y);

    public static FramePlace operator *(FramePlace a, double factor) => new(a.X * factor, a.Y * factor);

    public static implicit operator Vector2(FramePlace place) => new((float)place.X, (float)place.Y);

    /// <summary>On 1/256 of a pixel, as the canvas counts.</summary>
    public FramePlace Rounded() => new(Math.Round(X * 256) / 256, Math.Round(Y * 256) / 256);
}
