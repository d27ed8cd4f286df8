namespace EcoTiles.Canvases.Raster.Ribbons;

/// <summary>A corner of a ribbon, in 1/256 pixels.</summary>
/// <param name="Across">-1 on one rim of the ribbon, 1 on the other, 0 on the line.</param>
/// <param name="Beyond">1 where a round end stops, 0 on the line.</param>
/// <param name="Along">Pixels along the line.</param>
readonly record struct RibbonCorner(int X, int Y, float Across, float Beyond, double Along);
