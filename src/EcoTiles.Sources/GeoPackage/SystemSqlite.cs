using System.Runtime.InteropServices;
using SQLitePCL;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Puts the machine's own SQLite behind every connection, so that one maintained copy is in the process.</summary>
public static class SystemSqlite
{
    static readonly string[] LibraryNames = ["libsqlite3.so.0", "sqlite3"];
    static readonly Lazy<nint> Loaded = new(Install);

    /// <summary>Must run before the first connection; running it again changes nothing.</summary>
    public static void Load() => _ = Library;

    /// <summary>The handle of the library that is loaded.</summary>
    internal static nint Library => Loaded.Value;

    static nint Install()
    {
        var library = Find();
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly, (name, _, _) => name == "e_sqlite3" ? library : 0);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        // After the provider is set nothing may replace it.
        raw.FreezeProvider();
        return library;
    }

    static nint Find()
    {
        foreach (var name in LibraryNames)
        {
            if (NativeLibrary.TryLoad(name, typeof(SystemSqlite).Assembly, null, out var library)) return library;
        }
        throw new StoreException(
            "找不到 SQLite 库，请安装 Debian 软件包 libsqlite3-0",
            "The SQLite library is missing; install the Debian package libsqlite3-0");
    }
}
