using SQLitePCL;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>A prepared statement that is run once a row. Places are counted from 1.</summary>
sealed class GeoPackageWriterStatement : IDisposable
{
    readonly sqlite3 _database;
    readonly sqlite3_stmt _statement;

    public GeoPackageWriterStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement));
    }

    public void Bind(int place, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        string text => raw.sqlite3_bind_text(_statement, place, text),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        double number => raw.sqlite3_bind_double(_statement, place, number),
        bool flag => raw.sqlite3_bind_int(_statement, place, flag ? 1 : 0),
        _ => throw new ArgumentException($"A column cannot hold a {value.GetType().Name}.", nameof(value)),
    });

    public void Bind(int place, long value) => Check(raw.sqlite3_bind_int64(_statement, place, value));

    public void Bind(int place, double value) => Check(raw.sqlite3_bind_double(_statement, place, value));

    public void Bind(int place, ReadOnlySpan<byte> bytes) => Check(raw.sqlite3_bind_blob(_statement, place, bytes));

    public void Run()
    {
        var result = raw.sqlite3_step(_statement);
        if (result != raw.SQLITE_DONE) Check(result);
        Check(raw.sqlite3_reset(_statement));
    }

    public void Dispose() => _statement.Dispose();

    void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw new IOException($"SQLite {result}: {raw.sqlite3_errmsg(_database).utf8_to_string()}");
    }
}
