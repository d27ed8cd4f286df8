namespace EcoTiles.Canvases.Raster.Ribbons;

/// <summary>An edge of a line, in 1/256 pixels, and the unit vector aside of it.</summary>
readonly record struct RibbonStretch((int X, int Y) From, (int X, int Y) To, double AsideX, double AsideY)
{
    public bool IsGiven => From != To;
}
