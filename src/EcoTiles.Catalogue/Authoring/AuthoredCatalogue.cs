using System.Text.Json;

namespace EcoTiles.Catalogue.Authoring;

/// <summary>The authored files of a folder, read and checked: which maps there are, and what is known of their tables.</summary>
public sealed record AuthoredCatalogue(
    IReadOnlyList<MapDefinition> Maps,
    IReadOnlyDictionary<string, DatasetDefinition> Datasets,
    IReadOnlyDictionary<string, string> ColumnTitles,
    IReadOnlySet<string> HiddenColumns)
{
    /// <summary>Reads <c>datasets.json</c> and <c>maps.json</c> of a folder.</summary>
    /// <exception cref="CatalogueException">Something is wrong; it lists everything that is.</exception>
    public static AuthoredCatalogue Read(string folder)
    {
        var found = new List<AuthoredProblem>();
        var ofDatasets = new ProblemList(DatasetFile.Name, found);
        var ofMaps = new ProblemList(MapFile.Name, found);
        var file = DatasetFile.Empty;
        IReadOnlyList<MapDefinition> maps = [];
        using (var datasets = Open(folder, DatasetFile.Name, ofDatasets))
        {
            if (datasets is not null) file = DatasetFile.Read(datasets.RootElement, ofDatasets);
        }
        using (var text = Open(folder, MapFile.Name, ofMaps))
        {
            if (text is not null) maps = new MapFile(file.Datasets, ofMaps).Read(text.RootElement);
        }
        return found.Count == 0
            ? new AuthoredCatalogue(maps, file.Datasets, file.ColumnTitles, file.HiddenColumns)
            : throw new CatalogueException(found);
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
