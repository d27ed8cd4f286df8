using EcoTiles.Host.Configuration;

namespace EcoTiles.Host.Composition;

/// <summary>Finds the files to serve.</summary>
static class StoreFiles
{
    const string PlansFile = "plans.gpkg";

    public static string PlansOf(EcoTilesOptions options) => Path.Combine(options.Data, PlansFile);

    /// <summary>The stores that are named, or the plans of the data folder, which may have to be made first.</summary>
    public static IReadOnlyList<string> Of(EcoTilesOptions options) =>
        options.Stores.Count > 0 ? options.Stores : [PlansOf(options)];

    /// <summary>Refuses a named store that cannot be opened in this version, or is not there.</summary>
    public static void RefuseUnusable(EcoTilesOptions options)
    {
        foreach (var store in options.Stores)
        {
            if (store.Contains("://", StringComparison.Ordinal))
            {
                throw new VerbException(ExitCode.Usage, new(
                    $"本版本只能打开 GeoPackage 文件,还不能打开 {Secrets.Mask(store)}",
                    $"this version opens GeoPackage files only, not {Secrets.Mask(store)}"));
            }
            if (!File.Exists(store))
            {
                throw new VerbException(ExitCode.Unavailable, new($"没有文件 {store}", $"there is no file {store}"));
            }
        }
    }

    public static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new VerbException(ExitCode.CannotCreate, new(
                $"无法创建文件夹 {folder}:{failure.Message}", $"cannot make the folder {folder}: {failure.Message}"));
        }
    }
}
