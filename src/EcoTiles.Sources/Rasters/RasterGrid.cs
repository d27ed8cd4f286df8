namespace EcoTiles.Sources.Rasters;

/// <summary>How the tiles of a raster lie on the world; both grids are halved from zoom to zoom.</summary>
public enum RasterGrid
{
    /// <summary>EPSG:3857: a square world, one tile at zoom 0. Tianditu's <c>w</c>.</summary>
    WebMercator,

    /// <summary>EPSG:4490 or 4326: degrees, as many columns as the other grid and half the rows. Tianditu's <c>c</c>.</summary>
    Geographic,
}

/// <summary>How the colours of a pixel stand for a height.</summary>
public enum HeightEncoding
{
    /// <summary>Terrain-RGB: tenths of a metre above -10,000 m in 24 bits.</summary>
    Mapbox,

    /// <summary>1/256 of a metre above -32,768 m in 24 bits.</summary>
    Terrarium,
}
