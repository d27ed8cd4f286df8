using System.Text.Json;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Relief;
using EcoTiles.Catalogue.Symbols;

namespace EcoTiles.Catalogue.Styles.Folder;

/// <summary>What a folder says about looks: a style for each map, hatches, and the text of its symbols.</summary>
public sealed record StyleFolder(
    IReadOnlyDictionary<string, MapStyle> Maps, IReadOnlyDictionary<string, Hatch> Hatches, IReadOnlyDictionary<string, string> Symbols)
{
    const string MapFolder = "maps";
    const string SharedFolder = "shared";
    const string SymbolFolder = "symbols";
    const int MostBytes = 20 << 20;

    public static StyleFolder Empty { get; } = new(
        new Dictionary<string, MapStyle>(), new Dictionary<string, Hatch>(), new Dictionary<string, string>());

    /// <summary>Classes of elevation and slope, which styles name as rasters.</summary>
    public IReadOnlyDictionary<string, ReliefScale> Relief { get; init; } = new Dictionary<string, ReliefScale>();

    /// <summary>The rasters that styles name.</summary>
    public IReadOnlySet<string> Rasters { get; } = Maps.Values
        .SelectMany(style => style.Document.Sources.Select(source => RasterAddress.NameOf(source.Url))).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>Reads <c>maps/*.json</c>, <c>shared/*.json</c>, <c>hatches.json</c>, <c>relief.json</c> and <c>symbols/*.svg</c>; all may be missing.</summary>
    /// <exception cref="CatalogueException">Something is wrong; it lists everything that is.</exception>
    public static StyleFolder Read(string folder)
    {
        var found = new List<AuthoredProblem>();
        var hatches = ReadHatches(folder, found);
        var relief = ReadRelief(folder, found);
        var symbols = Files(folder, SymbolFolder, "*.svg", found)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file.Name), file => System.Text.Encoding.UTF8.GetString(file.Bytes), StringComparer.Ordinal);
        var sheet = new HashSet<string>(hatches.Keys.Concat(symbols.Keys), StringComparer.Ordinal);
        var composer = new StyleComposer(sheet, found);
        foreach (var file in Files(folder, SharedFolder, "*.json", found)) composer.AddShared(file.Name, file.Bytes);
        var maps = new Dictionary<string, MapStyle>(StringComparer.Ordinal);
        foreach (var file in Files(folder, MapFolder, "*.json", found))
        {
            var name = Path.GetFileNameWithoutExtension(file.Name);
            if (composer.Compose(name, file.Name, file.Bytes) is { } style) maps[name] = style;
        }
        return found.Count == 0 ? new StyleFolder(maps, hatches, symbols) { Relief = relief } : throw new CatalogueException(found);
    }

    /// <summary>The style that was written for a map.</summary>
    public MapStyle? Of(string mapId) => Maps.GetValueOrDefault(mapId.Replace('/', '-'));

    /// <summary>Changes when a file does.</summary>
    public static long Stamp(string folder)
    {
        var hash = new HashCode();
        var watched = new DirectoryInfo(folder);
        if (!watched.Exists) return 0;
        foreach (var file in watched.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            hash.Add(file.FullName);
            hash.Add(file.LastWriteTimeUtc);
            hash.Add(file.Length);
        }
        return hash.ToHashCode();
    }

    static IReadOnlyDictionary<string, Hatch> ReadHatches(string folder, List<AuthoredProblem> found)
    {
        if (!File.Exists(Path.Combine(folder, HatchFile.Name))) return new Dictionary<string, Hatch>();
        var problems = new ProblemList(HatchFile.Name, found);
        using JsonDocument? text = AuthoredCatalogue.Open(folder, HatchFile.Name, problems);
        return text is null ? new Dictionary<string, Hatch>() : new HatchFile(problems).Read(text.RootElement);
    }

    static IReadOnlyDictionary<string, ReliefScale> ReadRelief(string folder, List<AuthoredProblem> found)
    {
        if (!File.Exists(Path.Combine(folder, ReliefFile.Name))) return new Dictionary<string, ReliefScale>();
        var problems = new ProblemList(ReliefFile.Name, found);
        using JsonDocument? text = AuthoredCatalogue.Open(folder, ReliefFile.Name, problems);
        return text is null ? new Dictionary<string, ReliefScale>() : new ReliefFile(problems).Read(text.RootElement);
    }

    static IEnumerable<(string Name, byte[] Bytes)> Files(string folder, string inner, string pattern, List<AuthoredProblem> found)
    {
        var whole = new DirectoryInfo(Path.Combine(folder, inner));
        if (!whole.Exists) yield break;
        foreach (var file in whole.EnumerateFiles(pattern).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var name = $"{inner}/{file.Name}";
            if (file.Length < MostBytes) yield return (name, File.ReadAllBytes(file.FullName));
            else new ProblemList(name, found).Add("$", "文件超过 20 MB。", "The file is larger than 20 MB.");
        }
    }
}
