namespace EcoTiles.Host.Configuration;

/// <summary>Where things are looked for when nobody says otherwise.</summary>
static class DefaultFolders
{
    /// <summary>$XDG_DATA_HOME/ecotiles, else ~/.local/share/ecotiles; without a home, a folder in the current one.</summary>
    public static string Data =>
        Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify)
            is { Length: > 0 } shared
            ? Path.Combine(shared, "ecotiles")
            : Path.GetFullPath("ecotiles-data");

    public static string Styles => Path.Combine(AppContext.BaseDirectory, "styles");

    public static string Viewer => Path.Combine(AppContext.BaseDirectory, "viewer");

    public static string Fonts => Path.Combine(AppContext.BaseDirectory, "fonts");
}
