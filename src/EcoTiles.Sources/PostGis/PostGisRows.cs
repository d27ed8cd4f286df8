using System.Buffers.Binary;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Wkb;

namespace EcoTiles.Sources.PostGis;

/// <summary>Puts rows in the server's binary form into batches, without an allocation for a good row.</summary>
sealed class PostGisRows(PostGisTable table, IReadOnlyList<PostGisColumn> columns, Envelope? extent)
{
    readonly ShapeRules _rules = new(table.Kind, table.System.Domain);
    long _row;

    /// <param name="fields">Id, geometry, then the columns.</param>
    public void Add(BinaryFields fields, FeatureBatch batch)
    {
        _row++;
        var id = fields.TryTake(out var key) ? BinaryPrimitives.ReadInt64BigEndian(key) : _row;
        var hasShape = fields.TryTake(out var ewkb);
        var before = batch.Shapes.Coordinates.Length;
        var kind = ShapeKind.None;
        var fault = hasShape ? WellKnownBinary.Read(ewkb, batch.Shapes, _rules, out kind) : ShapeFault.Empty;
        if (fault is not null) batch.Bad.Add(new BadFeature(id, fault.Reason, fault.Detail));
        if (fault is not null || IsOutside(batch.Shapes.Coordinates[before..]))
        {
            batch.Shapes.DropUnfinished();
            return;
        }
        batch.Shapes.EndShape(kind);
        batch.Ids.Add(id);
        for (var i = 0; i < columns.Count; i++)
        {
            if (fields.TryTake(out var value)) BinaryValue.Copy(value, columns[i].Form, batch.Columns[i]);
            else batch.Columns[i].AddNull();
        }
    }

    /// <summary>The index has boxes in 24 bits and lets some through that lie next to the extent.</summary>
    bool IsOutside(ReadOnlySpan<double> xy) => extent is { } box && !CoordinateCheck.BoxOf(xy).Intersects(box);
}
