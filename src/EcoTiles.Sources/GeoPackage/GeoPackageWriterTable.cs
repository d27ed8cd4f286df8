using EcoTiles.Geometry.Shapes;
using SQLitePCL;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Takes the rows of one table of a GeoPackage in the making.</summary>
public sealed class GeoPackageWriterTable : IDisposable
{
    readonly GeoPackageWriterStatement _insert;
    readonly GeoPackageWriterBlob? _blob;
    readonly GrowingArray<Envelope> _boxes = new(64);

    internal GeoPackageWriterTable(sqlite3 database, GeoPackageTableDefinition definition)
    {
        Definition = definition;
        _insert = new GeoPackageWriterStatement(database, GeoPackageWriterSql.InsertRow(definition));
        if (definition.Geometry is { } type) _blob = new GeoPackageWriterBlob(type, definition.Srid);
    }

    public GeoPackageTableDefinition Definition { get; }

    public long Count { get; private set; }

    public Envelope Bounds { get; private set; } = Envelope.Empty;

    /// <summary>Boxes of the rows so far; row i has the fid i + 1.</summary>
    internal ReadOnlySpan<Envelope> Boxes => _boxes.Span;

    /// <summary>Adds a row without geometry; values stand in the order of the definition's columns.</summary>
    public void Add(params ReadOnlySpan<object?> values)
    {
        BindValues(values);
        _insert.Run();
        Count++;
    }

    /// <summary>Adds a row with one shape of a buffer, which must be of the table's kind and not empty.</summary>
    public void Add(ShapeBuffer shapes, int shape, params ReadOnlySpan<object?> values)
    {
        var blob = _blob ?? throw new InvalidOperationException($"Table {Definition.Name} has no geometry.");
        var box = blob.Write(shapes, shape);
        if (box.IsEmpty) throw new ArgumentException($"A shape of table {Definition.Name} is empty.", nameof(shape));
        BindValues(values);
        _insert.Bind(Definition.Columns.Count + 2, blob.Bytes);
        _insert.Run();
        _boxes.Add(box);
        Bounds = Bounds.Including(box);
        Count++;
    }

    public void Dispose() => _insert.Dispose();

    void BindValues(ReadOnlySpan<object?> values)
    {
        if (values.Length != Definition.Columns.Count)
        {
            throw new ArgumentException(
                $"Table {Definition.Name} has {Definition.Columns.Count} columns, a row brought {values.Length}.",
                    nameof(values));
        }
        _insert.Bind(1, Count + 1);
        for (var i = 0; i < values.Length; i++) _insert.Bind(i + 2, values[i]);
    }
}
