using SQLitePCL;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>One prepared query. Values are read in place: a span lives until the next step.</summary>
sealed class SqliteStatement : IDisposable
{
    readonly SqliteFile _file;
    readonly sqlite3_stmt _statement;
    readonly nint _row; // the same statement, for the calls made for every value

    public SqliteStatement(SqliteFile file, string sql)
    {
        _file = file;
        file.Check(raw.sqlite3_prepare_v2(file.Handle, sql, out _statement));
        _row = _statement.DangerousGetHandle();
    }

    public SqliteStatement Bind(int parameter, string value)
    {
        _file.Check(raw.sqlite3_bind_text(_statement, parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, double value)
    {
        _file.Check(raw.sqlite3_bind_double(_statement, parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, long value)
    {
        _file.Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    public bool Step()
    {
        var code = SqliteNative.Step(_row);
        if (code == raw.SQLITE_ROW) return true;
        if (code != raw.SQLITE_DONE) _file.Check(code);
        return false;
    }

    public void Reset() => raw.sqlite3_reset(_statement);

    public int Type(int column) => SqliteNative.ColumnType(_row, column);

    public bool IsNull(int column) => Type(column) == raw.SQLITE_NULL;

    public long Integer(int column) => SqliteNative.ColumnInteger(_row, column);

    public double Real(int column) => SqliteNative.ColumnReal(_row, column);

    public ReadOnlySpan<byte> Blob(int column) => SqliteNative.ColumnBytes(_row, column);

    /// <summary>Text as UTF-8. Numbers are written out as text first, and so is text of a UTF-16 file.</summary>
    public ReadOnlySpan<byte> Utf8(int column)
    {
        if (!_file.IsUtf8 || Type(column) != raw.SQLITE_TEXT) _ = raw.sqlite3_column_text(_statement, column);
        return SqliteNative.ColumnBytes(_row, column);
    }

    public string? Text(int column) => IsNull(column) ? null : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public void Dispose() => _statement.Dispose();
}
