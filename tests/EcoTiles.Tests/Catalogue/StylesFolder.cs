namespace EcoTiles.Tests.Catalogue;

/// <summary>Where the authored files of the repository are.</summary>
static class StylesFolder
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    static string Find(string folder)
    {
        var styles = System.IO.Path.Combine(folder, "styles");
        if (File.Exists(System.IO.Path.Combine(styles, "maps.json"))) return styles;
        var parent = System.IO.Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No styles folder above the tests.");
        return Find(parent);
    }
}
