using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Wkb;
using SQLitePCL;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Fills batches from one running query, row by row, without an allocation for a good row.</summary>
sealed class GeoPackageReader : IDisposable
{
    const int FirstColumn = 2; // after the id and the geometry

    readonly SqliteStatement _rows;
    readonly ShapeRules _rules;
    readonly Envelope? _extent;
    long _row;

    /// <param name="plans">Values of the plan column to keep; none keeps all rows.</param>
    public GeoPackageReader(
        SqliteFile file, GeoPackageTable table, IReadOnlyList<ColumnSchema> columns,
        IReadOnlyList<string> plans, Envelope? extent)
    {
        var indexed = extent is not null && table.SpatialIndex is not null;
        _rules = new ShapeRules(table.Kind, table.System.Domain);
        _extent = extent;
        _rows = file.Prepare(GeoPackageSql.Features(table, columns.Select(column => column.Name), plans.Count, indexed));
        var parameter = 1;
        if (indexed && extent is { } box)
        {
            foreach (var side in new[] { box.MinX, box.MaxX, box.MinY, box.MaxY }) _rows.Bind(parameter++, side);
        }
        foreach (var plan in plans) _rows.Bind(parameter++, plan);
    }

    /// <summary>Fills an empty batch; false when the rows have come to their end.</summary>
    public bool Fill(FeatureBatch batch)
    {
        while (!batch.IsFull)
        {
            if (!_rows.Step()) return false;
            _row++;
            AddRow(batch);
        }
        return true;
    }

    public void Dispose() => _rows.Dispose();

    void AddRow(FeatureBatch batch)
    {
        var type = _rows.Type(0);
        var id = type == raw.SQLITE_INTEGER ? _rows.Integer(0) : _row;
        var fault = AddShape(batch.Shapes, out var kind, out var isOutside);
        if (fault is not null) batch.Bad.Add(new BadFeature(id, fault.Reason, fault.Detail));
        if (fault is not null || isOutside)
        {
            batch.Shapes.DropUnfinished();
            return;
        }
        batch.Shapes.EndShape(kind);
        batch.Ids.Add(id);
        for (var i = 0; i < batch.Columns.Count; i++) ColumnValue.Copy(_rows, FirstColumn + i, batch.Columns[i]);
    }

    ShapeFault? AddShape(ShapeBuffer shapes, out ShapeKind kind, out bool isOutside)
    {
        kind = ShapeKind.None;
        isOutside = false;
        if (_rows.IsNull(1)) return ShapeFault.Empty;
        if (GeoPackageGeometry.ReadHeader(_rows.Blob(1), out var envelope, out var wkb) is { } fault) return fault;
        if (_extent is not { } extent) return WellKnownBinary.Read(wkb, shapes, _rules, out kind);
        isOutside = envelope is { } header && !header.Intersects(extent);
        if (isOutside) return null;
        var before = shapes.Coordinates.Length;
        if (WellKnownBinary.Read(wkb, shapes, _rules, out kind) is { } damage) return damage;
        isOutside = envelope is null && !CoordinateCheck.BoxOf(shapes.Coordinates[before..]).Intersects(extent);
        return null;
    }
}
