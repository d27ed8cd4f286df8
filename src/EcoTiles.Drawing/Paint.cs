using System.Numerics;

namespace EcoTiles.Drawing;

/// <summary>What an area is covered with: a colour, or a pattern when there is one.</summary>
/// <param name="Opacity">On top of what colour and pattern have, 0 to 1.</param>
public readonly record struct Paint(Color Color, Pattern? Pattern = null, Vector2 PatternOrigin = default, float Opacity = 1)
{
    public static implicit operator Paint(Color color) => new(color);
}

/// <summary>
/// A picture that repeats in both directions, starting at the origin that the paint gives. Tiles of one map give the
/// same place on the map, so that the pattern runs on from one to the next.
/// </summary>
/// <param name="Scale">Canvas units that one pixel of the cell takes.</param>
public sealed record Pattern(Picture Cell, float Scale = 1);
