namespace EcoTiles.Tests.Catalogue;

/// <summary>Where the authored files of the repository are.</summary>
static class Styles
{
    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    static string Find(string folder)
    {
        var styles = Path.Combine(folder, "styles");
        if (File.Exists(Path.Combine(styles, "maps.json"))) return styles;
        var parent = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No styles folder above the tests.");
        return Find(parent);
    }
}
