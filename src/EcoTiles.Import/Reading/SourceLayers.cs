using EcoTiles.Import.Reading.GeoPackage;
using EcoTiles.Sources;

namespace EcoTiles.Import.Reading;

/// <summary>The layers of a file, folder, archive or store.</summary>
/// <param name="Layers">Those that can be read.</param>
/// <param name="Problems">Why others cannot.</param>
public sealed record SourceLayers(IReadOnlyList<SourceLayer> Layers, IReadOnlyList<StoreException> Problems)
{
    /// <summary>Opens whatever the path names.</summary>
    /// <exception cref="StoreException">It cannot be read; says what, where and how to mend it.</exception>
    public static SourceLayers Open(string path, ReadingOptions options) =>
        new([.. GeoPackageLayers.Open(path, options)], []);
}
