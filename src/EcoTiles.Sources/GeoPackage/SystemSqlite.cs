using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Puts the machine's own SQLite behind every connection, so that one maintained copy is in the process.</summary>
public static class SystemSqlite
{
    static readonly string[] LibraryNames = ["libsqlite3.so.0", "sqlite3"];
    static readonly Lazy<bool> Loaded = new(Install);

    /// <summary>Must run before the first connection; running it again changes nothing.</summary>
    public static void Load() => _ = Loaded.Value;

    static bool Install()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        // After the provider is set nothing may replace it.
        raw.FreezeProvider();
        return true;
    }

    static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != "e_sqlite3") return 0;
        foreach (var library in LibraryNames)
        {
            if (NativeLibrary.TryLoad(library, assembly, searchPath, out var handle)) return handle;
        }
        throw new StoreException(
            "找不到 SQLite 库，请安装 Debian 软件包 libsqlite3-0",
            "The SQLite library is missing; install the Debian package libsqlite3-0");
    }
}
