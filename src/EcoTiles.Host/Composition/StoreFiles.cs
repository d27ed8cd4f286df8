using EcoTiles.Host.Configuration;
using EcoTiles.Sources.PostGis;

namespace EcoTiles.Host.Composition;

/// <summary>Finds the files and databases to serve.</summary>
static class StoreFiles
{
    const string PlansFile = "plans.gpkg";

    public static string PlansOf(EcoTilesOptions options) => Path.Combine(options.Data, PlansFile);

    /// <summary>
    /// The stores that are named; else the database that the settings or PostgreSQL's own variables name; else the plans
    /// of the data folder, which may have to be made first.
    /// </summary>
    public static IReadOnlyList<string> Of(EcoTilesOptions options)
    {
        if (options.Stores.Count > 0) return options.Stores;
        if (options.Database.Url is { } database) return [database];
        return ConnectionText.IsInEnvironment(Environment.GetEnvironmentVariables()) ? ["postgres://"] : [PlansOf(options)];
    }

    /// <summary>Whether a store is a database; files are named by their paths.</summary>
    public static bool IsDatabase(EcoTilesOptions options, string store) =>
        ConnectionText.IsAddress(store) || store == options.Database.Url;

    /// <summary>Refuses a named store of a kind that cannot be opened, or a file that is not there.</summary>
    public static void RefuseUnusable(EcoTilesOptions options)
    {
        foreach (var store in options.Stores)
        {
            if (ConnectionText.IsAddress(store))
            {
                if (ConnectionText.Parse(store, Environment.GetEnvironmentVariables()) is not null) continue;
                throw new VerbException(ExitCode.Usage, new(
                    $"{Secrets.Mask(store)} 无法识别,应为 postgres://用户:密码@主机:5432/库名",
                    $"{Secrets.Mask(store)} cannot be read; give postgres://user:password@host:5432/database"));
            }
            if (store.Contains("://", StringComparison.Ordinal))
            {
                throw new VerbException(ExitCode.Usage, new(
                    $"只能打开 GeoPackage 文件与 postgres:// 数据库,不能打开 {Secrets.Mask(store)}",
                    $"GeoPackage files and postgres:// databases can be opened, not {Secrets.Mask(store)}"));
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
