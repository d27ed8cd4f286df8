using EcoTiles.Import.Reading.Files;
using EcoTiles.Import.Reading.GeoJson;
using EcoTiles.Import.Reading.GeoPackage;
using EcoTiles.Import.Reading.Shapefile;
using EcoTiles.Sources;

namespace EcoTiles.Import.Reading;

/// <summary>The layers of a file, folder, archive or store.</summary>
/// <param name="Layers">Those that can be read.</param>
/// <param name="Problems">Why others cannot.</param>
public sealed record SourceLayers(IReadOnlyList<SourceLayer> Layers, IReadOnlyList<StoreException> Problems)
{
    /// <summary>Opens whatever the path names.</summary>
    /// <exception cref="StoreException">It cannot be read; says what, where and how to mend it.</exception>
    public static SourceLayers Open(string path, ReadingOptions options)
    {
        path = Path.GetFullPath(path);
        if (Directory.Exists(path)) return OpenAll(path, DataFiles.InFolder(path), options);
        var file = DataFile.OnDisk(path);
        if (file.Ending == ".zip") return OpenAll(path, ArchiveFiles.Open(file, options), options);
        var layers = OpenFile(file, DataFiles.Beside(file), options);
        return layers is null
            ? throw FileProblems.NothingToRead(path)
            : new([.. layers.Select(layer => Declared(layer, options))], []);
    }

    /// <summary>Opens every file that can be, and says of the others what is wrong with them.</summary>
    static SourceLayers OpenAll(string path, DataFiles files, ReadingOptions options)
    {
        var layers = new List<SourceLayer>();
        var problems = new List<StoreException>();
        foreach (var file in files.All)
        {
            try
            {
                if (file.Ending == ".zip") Add(OpenAll(file.Origin, ArchiveFiles.Open(file, options), options));
                else if (!IsCompanion(file, files)) layers.AddRange(OpenFile(file, files, options) ?? []);
            }
            catch (StoreException problem)
            {
                problems.Add(problem);
            }
        }
        if (layers.Count == 0 && problems.Count == 0) throw FileProblems.NothingToRead(path);
        return new([.. layers.Select(layer => Declared(layer, options))], problems);

        void Add(SourceLayers inner)
        {
            layers.AddRange(inner.Layers);
            problems.AddRange(inner.Problems);
        }
    }

    /// <summary>Null for a file of another kind.</summary>
    static IEnumerable<SourceLayer>? OpenFile(DataFile file, DataFiles files, ReadingOptions options) => file.Ending switch
    {
        ".gpkg" when file.DiskPath is { } path => GeoPackageLayers.Open(path, options),
        ".gpkg" => throw ArchiveProblems.UnpackFirst(file.Origin),
        ".shp" => [ShapefileLayers.Open(file, files, options)],
        ".dbf" => [ShapefileLayers.OpenTable(file, files, options)],
        ".geojson" or ".json" or ".geojsonl" or ".geojsons" or ".ndjson" => GeoJsonLayers.Open(file, options),
        _ => null,
    };

    static bool IsCompanion(DataFile file, DataFiles files) =>
        file.Ending == ".dbf" && files.Companion(file, ".shp") is not null;

    /// <summary>What the caller says of the coordinate system goes before what the file says.</summary>
    static SourceLayer Declared(SourceLayer layer, ReadingOptions options) =>
        options.Crs is { } crs && layer.HasShapes ? layer with { Srid = null, CrsText = crs } : layer;
}
