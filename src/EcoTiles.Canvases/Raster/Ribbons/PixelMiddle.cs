namespace EcoTiles.Canvases.Raster.Ribbons;

/// <summary>Which pixels have their middles behind a place.</summary>
static class PixelMiddle
{
    /// <summary>The first pixel whose middle does not lie before a place in 1/256.</summary>
    public static int First(int place) => (place + 127) >> 8;
}
