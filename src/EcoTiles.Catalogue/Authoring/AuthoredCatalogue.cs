using System.Security.Cryptography;
using System.Text.Json;

namespace EcoTiles.Catalogue.Authoring;

/// <summary>The authored files of a folder, read and checked: which maps there are, and what is known of their tables.</summary>
public sealed record AuthoredCatalogue(
    IReadOnlyList<MapDefinition> Maps,
    IReadOnlyDictionary<string, DatasetDefinition> Datasets,
    IReadOnlyDictionary<string, string> ColumnTitles,
    IReadOnlySet<string> HiddenColumns)
{
    /// <summary>What maps can be narrowed by.</summary>
    public IReadOnlyList<DimensionDefinition> Dimensions { get; init; } = [];

    /// <summary>What the guideline's Appendix C asks for, in its order.</summary>
    public IReadOnlyList<AppendixItem> Appendix { get; init; } = [];

    /// <summary>What the values of class columns are called.</summary>
    public ClassWords Words { get; init; } = ClassWords.None;

    /// <summary>By table, the columns whose occurring values the catalogue asks stores for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ColumnsToMeasure => Datasets.ToDictionary(
        dataset => dataset.Key,
        IReadOnlyList<string> (dataset) => dataset.Value.YearColumn is { } year ? [.. dataset.Value.FilterColumns.Union([year])] : dataset.Value.FilterColumns);

    /// <summary>Reads <c>datasets.json</c> and <c>maps.json</c> of a folder.</summary>
    /// <exception cref="CatalogueException">Something is wrong; it lists everything that is.</exception>
    public static AuthoredCatalogue Read(string folder)
    {
        var found = new List<AuthoredProblem>();
        var ofDatasets = new ProblemList(DatasetFile.Name, found);
        var ofMaps = new ProblemList(MapFile.Name, found);
        var file = DatasetFile.Empty;
        IReadOnlyList<MapDefinition> maps = [];
        IReadOnlyList<DimensionDefinition> dimensions = [];
        IReadOnlyList<AppendixItem> appendix = [];
        using (var datasets = Open(folder, DatasetFile.Name, ofDatasets))
        {
            if (datasets is not null) file = DatasetFile.Read(datasets.RootElement, ofDatasets);
        }
        using (var text = Open(folder, MapFile.Name, ofMaps))
        {
            if (text is not null)
            {
                var mapFile = new MapFile(file.Datasets, ofMaps);
                maps = mapFile.Read(text.RootElement);
                (dimensions, appendix) = (mapFile.Dimensions, mapFile.Appendix);
            }
        }
        return found.Count == 0
            ? new AuthoredCatalogue(maps, file.Datasets, file.ColumnTitles, file.HiddenColumns) { Dimensions = dimensions, Appendix = appendix, Words = file.Words }
            : throw new CatalogueException(found);
    }

    /// <summary>Changes when the text of one of the files does.</summary>
    /// <exception cref="IOException">A file is being written just now.</exception>
    public static string Stamp(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in (string[])[DatasetFile.Name, MapFile.Name])
        {
            var file = Path.Combine(folder, name);
            if (File.Exists(file)) hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    internal static JsonDocument? Open(string folder, string name, ProblemList problems)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, name)));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.MissingFile();
        }
        catch (JsonException error)
        {
            problems.NotJson(error);
        }
        return null;
    }
}
