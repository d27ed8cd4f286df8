using System.Runtime.InteropServices;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>
/// The few calls that are made for every row and value, straight into the library: a guarded call costs more than
/// SQLite's own work on a short value. Statements are kept alive by the <see cref="SqliteStatement"/> that calls.
/// </summary>
static unsafe class SqliteNative
{
    static readonly delegate* unmanaged<nint, int> StepCall = (delegate* unmanaged<nint, int>)Export("sqlite3_step");

    // These only look at the row at hand, and so may run without telling the garbage collector.
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, int> TypeCall =
        (delegate* unmanaged[SuppressGCTransition]<nint, int, int>)Export("sqlite3_column_type");

    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, long> IntegerCall =
        (delegate* unmanaged[SuppressGCTransition]<nint, int, long>)Export("sqlite3_column_int64");

    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, double> RealCall =
        (delegate* unmanaged[SuppressGCTransition]<nint, int, double>)Export("sqlite3_column_double");

    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, byte*> BlobCall =
        (delegate* unmanaged[SuppressGCTransition]<nint, int, byte*>)Export("sqlite3_column_blob");

    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, int> LengthCall =
        (delegate* unmanaged[SuppressGCTransition]<nint, int, int>)Export("sqlite3_column_bytes");

    public static int Step(nint statement) => StepCall(statement);

    public static int ColumnType(nint statement, int column) => TypeCall(statement, column);

    public static long ColumnInteger(nint statement, int column) => IntegerCall(statement, column);

    public static double ColumnReal(nint statement, int column) => RealCall(statement, column);

    /// <summary>The bytes of a blob or text, in SQLite's memory until the next step.</summary>
    public static ReadOnlySpan<byte> ColumnBytes(nint statement, int column)
    {
        var bytes = BlobCall(statement, column);
        return bytes == null ? default : new ReadOnlySpan<byte>(bytes, LengthCall(statement, column));
    }

    static nint Export(string name) => NativeLibrary.GetExport(SystemSqlite.Library, name);
}
