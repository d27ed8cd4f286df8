namespace EcoTiles.Catalogue.Styles.Folder;

/// <summary>How styles name rasters: <c>ecotiles://raster/dem</c>. No other address is ever asked.</summary>
public static class RasterAddress
{
    public const string Prefix = "ecotiles://raster/";

    /// <summary>Null when it is no address of a raster.</summary>
    public static string? NameOf(string? url) =>
        url?.StartsWith(Prefix, StringComparison.Ordinal) == true && url.Length > Prefix.Length ? url[Prefix.Length..] : null;
}
