using SQLitePCL;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>One read-only connection, used by one thread at a time. Every failure is a <see cref="StoreException"/>.</summary>
sealed class SqliteFile : IDisposable
{
    const int BusyMilliseconds = 2000;

    readonly string _path;

    SqliteFile(string path, sqlite3 handle)
    {
        _path = path;
        Handle = handle;
    }

    public sqlite3 Handle { get; }

    public bool IsUtf8 { get; private set; } = true;

    /// <summary>The file lies where SQLite cannot write beside it, and edits not yet in its main file are not seen.</summary>
    public bool IgnoresWal { get; private init; }

    public static SqliteFile Open(string path)
    {
        SystemSqlite.Load();
        try
        {
            return Start(path, path, false);
        }
        catch (StoreException) when (CannotShareWal(path))
        {
            // A WAL file needs a writable -shm beside it; without one the main file is read as if it never changed.
            return Start(path, $"file:{Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1", true);
        }
    }

    public void Check(int code)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE) return;
        if (code == raw.SQLITE_INTERRUPT) throw new OperationCanceledException();
        throw StoreProblems.Unreadable(_path, raw.sqlite3_errmsg(Handle).utf8_to_string());
    }

    public SqliteStatement Prepare(string sql) => new(this, sql);

    /// <summary>Stops the query that runs on another thread, if any.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(Handle);

    public bool HasTable(string name)
    {
        using var query = Prepare("SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND lower(name) = lower(?)");
        return query.Bind(1, name).Step();
    }

    public void Dispose() => Handle.Dispose();

    static SqliteFile Start(string path, string name, bool immutable)
    {
        var flags = raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_NOMUTEX | (immutable ? raw.SQLITE_OPEN_URI : 0);
        var code = raw.sqlite3_open_v2(name, out var handle, flags, null);
        var file = new SqliteFile(path, handle) { IgnoresWal = immutable && HasWal(path) };
        try
        {
            file.Check(code);
            raw.sqlite3_busy_timeout(handle, BusyMilliseconds);
            // The schema comes with the data: it may not call functions with effects, and pages are checked as read.
            file.Run("PRAGMA trusted_schema = OFF");
            file.Run("PRAGMA cell_size_check = ON");
            file.Run("SELECT count(*) FROM sqlite_master");
            using var encoding = file.Prepare("PRAGMA encoding");
            file.IsUtf8 = encoding.Step() && encoding.Text(0) == "UTF-8";
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    void Run(string sql)
    {
        using var statement = Prepare(sql);
        while (statement.Step())
        {
        }
    }

    static bool HasWal(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };

    static bool CannotShareWal(string path) => SqliteHeader.Read(path) is { IsWal: true };
}
