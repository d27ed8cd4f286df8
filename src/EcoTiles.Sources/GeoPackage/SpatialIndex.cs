using System.Buffers.Binary;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>
/// The R-tree beside a feature table. Besides being searched by SQL its nodes are read as they are stored, which is
/// much faster when every box is wanted: two bytes of depth, two of count, then 24 bytes a cell: a row id (or, above
/// the leaves, a node number) and min x, max x, min y, max y as 32-bit reals rounded outwards, big-endian.
/// </summary>
static class SpatialIndex
{
    const int CellBytes = 24;

    /// <summary>Finds the index by its name, and only when it really is an R-tree with something in it.</summary>
    public static string? Find(SqliteFile file, string table, string geometry)
    {
        var wanted = $"rtree_{table}_{geometry}";
        using var search = file.Prepare(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND lower(name) = lower(?) AND sql LIKE '%using%rtree%'");
        if (!search.Bind(1, wanted).Step() || search.Text(0) is not { } name) return null;
        try
        {
            using var some = file.Prepare($"SELECT id, minx, maxx, miny, maxy FROM {GeoPackageSql.Quote(name)} LIMIT 1");
            return some.Step() ? name : null;
        }
        catch (StoreException)
        {
            return null; // damaged, or of another make: the table can be read without it
        }
    }

    /// <summary>The box of everything, from the root node alone.</summary>
    public static Envelope Bounds(SqliteFile file, string index)
    {
        using var query = file.Prepare($"SELECT data FROM {GeoPackageSql.Quote(index + "_node")} WHERE nodeno = 1");
        var box = Envelope.Empty;
        if (!query.Step()) return box;
        var node = query.Blob(0);
        for (var cell = 0; cell < Cells(node); cell++) box = box.Including(Box(node, cell));
        return box;
    }

    /// <summary>Gives the row id and box of every feature, in no order.</summary>
    public static void ForEach(SqliteFile file, string index, Action<long, Envelope> visit)
    {
        using var query = file.Prepare($"SELECT data FROM {GeoPackageSql.Quote(index + "_node")} WHERE nodeno = ?");
        List<long> level = [1];
        var seen = new HashSet<long>(level); // a damaged tree may lead back into itself
        var depth = -1;
        do
        {
            var below = new List<long>();
            foreach (var number in level)
            {
                query.Reset();
                if (!query.Bind(1, number).Step()) continue;
                var node = query.Blob(0);
                // Only the root knows how many levels lie under it.
                if (depth < 0) depth = node.Length < 4 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(node);
                for (var cell = 0; cell < Cells(node); cell++)
                {
                    var id = BinaryPrimitives.ReadInt64BigEndian(node[(4 + CellBytes * cell)..]);
                    if (depth == 0) visit(id, Box(node, cell));
                    else if (seen.Add(id)) below.Add(id);
                }
            }
            level = below;
        }
        while (depth-- > 0);
    }

    static int Cells(ReadOnlySpan<byte> node) =>
        node.Length < 4 ? 0 : Math.Min(BinaryPrimitives.ReadUInt16BigEndian(node[2..]), (node.Length - 4) / CellBytes);

    static Envelope Box(ReadOnlySpan<byte> node, int cell)
    {
        var box = node.Slice(4 + CellBytes * cell + 8, 16);
        return new Envelope(
            BinaryPrimitives.ReadSingleBigEndian(box), BinaryPrimitives.ReadSingleBigEndian(box[8..]),
            BinaryPrimitives.ReadSingleBigEndian(box[4..]), BinaryPrimitives.ReadSingleBigEndian(box[12..]));
    }
}
