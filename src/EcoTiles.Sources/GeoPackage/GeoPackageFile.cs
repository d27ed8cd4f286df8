namespace EcoTiles.Sources.GeoPackage;

/// <summary>Opens a GeoPackage for reading, after making sure that it is one.</summary>
static class GeoPackageFile
{
    public static SqliteFile Open(string path)
    {
        path = Path.GetFullPath(path);
        if (Directory.Exists(path)) throw StoreProblems.Directory(path);
        if (!File.Exists(path)) throw StoreProblems.Missing(path);
        path = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path; // a link has a length of its own
        try
        {
            CheckHeader(path, new FileInfo(path).Length);
        }
        catch (UnauthorizedAccessException)
        {
            throw StoreProblems.Forbidden(path);
        }
        catch (IOException failure)
        {
            throw StoreProblems.Unreadable(path, failure.Message);
        }
        return OpenDatabase(path);
    }

    static void CheckHeader(string path, long bytes)
    {
        if (bytes == 0) throw StoreProblems.Empty(path);
        var header = SqliteHeader.Read(path);
        if (!header.IsSqlite) throw header.LooksEncrypted ? StoreProblems.Encrypted(path) : StoreProblems.NotSqlite(path);
        if (header.DeclaredBytes > bytes) throw StoreProblems.Truncated(path, bytes, header.DeclaredBytes);
    }

    static SqliteFile OpenDatabase(string path)
    {
        SqliteFile file;
        try
        {
            file = SqliteFile.Open(path);
        }
        catch (StoreException) when (new FileInfo(path + "-journal") is { Exists: true, Length: > 0 })
        {
            throw StoreProblems.UnfinishedEdit(path);
        }
        try
        {
            if (SqliteHeader.Read(path).IsGeoPackage || file.HasTable("gpkg_contents")) return file;
            throw StoreProblems.NotGeoPackage(path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
