using EcoTiles.Catalogue.Relief;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Sources.Rasters;

namespace EcoTiles.Rendering.Rasters;

/// <summary>Finds the raster that a name means in a plan: one of the plan's own, or one that is configured.</summary>
public delegate RasterSource? FindRaster(string plan, string name);

/// <summary>Where rasters are found, and their tiles.</summary>
public sealed record RasterShelf(FindRaster Find, RasterTiles Tiles);

/// <summary>The rasters that styles name: as they are found, or classes worked out from a plan's heights.</summary>
public sealed class MapRasters(RasterShelf shelf, IReadOnlyDictionary<string, ReliefScale> scales)
{
    const string Heights = "dem";

    internal RasterTiles Tiles => shelf.Tiles;

    internal StyledRaster? Of(string plan, StyleSource source) => RasterAddress.NameOf(source.Url) is { } name
        ? Of(plan, name, source.TileSize, source.Kind == SourceKind.RasterDem)
        : null;

    internal StyledRaster? Of(string plan, string name) => Of(plan, name, null, name == Heights);

    StyledRaster? Of(string plan, string name, double? tileSize, bool isHeights)
    {
        if (shelf.Find(plan, name) is { } found)
            return new StyledRaster(name, found, tileSize, isHeights || found.Facts.Encoding is not null);
        if (isHeights || !scales.TryGetValue(name, out var scale) || shelf.Find(plan, Heights) is not { } heights) return null;
        return new StyledRaster(name, heights, null, IsHeights: true) { Scale = scale };
    }
}
