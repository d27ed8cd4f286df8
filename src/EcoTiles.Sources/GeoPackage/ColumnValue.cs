using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using EcoTiles.Catalogue;
using SQLitePCL;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>
/// Moves one value into its column. SQLite lets any value stand in any column: it is converted when nothing is lost,
/// and left out otherwise.
/// </summary>
static class ColumnValue
{
    const long LargestExact = 1L << 53;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(SqliteStatement row, int index, BatchColumn column)
    {
        var type = row.Type(index);
        if (type == raw.SQLITE_NULL || type == raw.SQLITE_BLOB)
        {
            column.AddNull();
            return;
        }
        switch (column.Schema.Type)
        {
            case AttributeType.Text:
                AddText(row.Utf8(index), column);
                break;
            case AttributeType.Integer when type == raw.SQLITE_INTEGER:
                column.Add(row.Integer(index));
                break;
            case AttributeType.Integer:
                Add(column, Integer(row, index, type));
                break;
            case AttributeType.Real:
                Add(column, Real(row, index, type));
                break;
            default:
                Add(column, Boolean(row, index, type));
                break;
        }
    }

    static void AddText(ReadOnlySpan<byte> utf8, BatchColumn column)
    {
        if (Utf8.IsValid(utf8)) column.Add(utf8);
        else column.Add(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(utf8))); // bad bytes show as the replacement sign
    }

    static long? Integer(SqliteStatement row, int index, int type)
    {
        if (type == raw.SQLITE_FLOAT)
        {
            var real = row.Real(index);
            return Math.Abs(real) <= LargestExact && Math.Floor(real) == real ? (long)real : null;
        }
        var text = row.Utf8(index).Trim((byte)' ');
        return Utf8Parser.TryParse(text, out long value, out var used) && used == text.Length ? value : null;
    }

    static double? Real(SqliteStatement row, int index, int type)
    {
        switch (type)
        {
            case raw.SQLITE_FLOAT:
                return Finite(row.Real(index));
            case raw.SQLITE_INTEGER:
                return Math.Abs(row.Integer(index)) <= LargestExact ? row.Integer(index) : null;
            default:
                var text = row.Utf8(index).Trim((byte)' ');
                return Utf8Parser.TryParse(text, out double value, out var used) && used == text.Length ? Finite(value) : null;
        }
    }

    static bool? Boolean(SqliteStatement row, int index, int type)
    {
        if (type is raw.SQLITE_INTEGER or raw.SQLITE_FLOAT) return row.Real(index) switch { 0 => false, 1 => true, _ => null };
        var text = row.Utf8(index);
        if (Ascii.EqualsIgnoreCase(text, "true"u8) || text.SequenceEqual("1"u8)) return true;
        return Ascii.EqualsIgnoreCase(text, "false"u8) || text.SequenceEqual("0"u8) ? false : null;
    }

    static double? Finite(double value) => double.IsFinite(value) ? value : null;

    static void Add(BatchColumn column, long? value)
    {
        if (value is { } known) column.Add(known);
        else column.AddNull();
    }

    static void Add(BatchColumn column, double? value)
    {
        if (value is { } known) column.Add(known);
        else column.AddNull();
    }

    static void Add(BatchColumn column, bool? value)
    {
        if (value is { } known) column.Add(known);
        else column.AddNull();
    }
}
