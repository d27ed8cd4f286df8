namespace EcoTiles.Drawing;

/// <summary>Which places a path encloses.</summary>
public enum FillRule
{
    NonZero,
    EvenOdd,
}
