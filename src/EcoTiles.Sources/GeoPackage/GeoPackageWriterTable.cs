using EcoTiles.Geometry.Shapes;
using SQLitePCL;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Takes the rows of one table of a GeoPackage in the making.</summary>
public sealed class GeoPackageWriterTable : IDisposable
{
    readonly GeoPackageWriterStatement _insert;
    readonly GeoPackageWriterBlob? _blob;
    readonly GrowingArray<Envelope> _boxes = new(64);
    readonly GrowingArray<long> _ids = new(64);

    internal GeoPackageWriterTable(sqlite3 database, GeoPackageTableDefinition definition)
    {
        Definition = definition;
        _insert = new GeoPackageWriterStatement(database, GeoPackageWriterSql.InsertRow(definition));
        if (definition.Geometry is { } type) _blob = new GeoPackageWriterBlob(type, definition.Srid);
    }

    public GeoPackageTableDefinition Definition { get; }

    public long Count { get; private set; }

    public Envelope Bounds { get; private set; } = Envelope.Empty;

    /// <summary>Boxes of the rows so far.</summary>
    internal ReadOnlySpan<Envelope> Boxes => _boxes.Span;

    /// <summary>Feature ids of the boxes.</summary>
    internal ReadOnlySpan<long> BoxIds => _ids.Span;

    /// <summary>Adds a row without geometry; values stand in the order of the definition's columns.</summary>
    public void Add(params ReadOnlySpan<object?> values) => AddAs(Count + 1, values);

    /// <summary>Adds a row with one shape of a buffer, which must be of the table's kind and not empty.</summary>
    public void Add(ShapeBuffer shapes, int shape, params ReadOnlySpan<object?> values) =>
        AddAs(Count + 1, shapes, shape, values);

    /// <summary>Adds a row without geometry under a feature id that no other row has.</summary>
    public void AddAs(long id, ReadOnlySpan<object?> values)
    {
        BindValues(id, values);
        _insert.Run();
        Count++;
    }

    /// <summary>Adds a row with a shape under a feature id that no other row has.</summary>
    public void AddAs(long id, ShapeBuffer shapes, int shape, ReadOnlySpan<object?> values)
    {
        var blob = _blob ?? throw new InvalidOperationException($"Table {Definition.Name} has no geometry.");
        var box = blob.Write(shapes, shape);
        if (box.IsEmpty) throw new ArgumentException($"A shape of table {Definition.Name} is empty.", nameof(shape));
        BindValues(id, values);
        _insert.Bind(Definition.Columns.Count + 2, blob.Bytes);
        _insert.Run();
        _boxes.Add(box);
        _ids.Add(id);
        Bounds = Bounds.Including(box);
        Count++;
    }

    public void Dispose() => _insert.Dispose();

    void BindValues(long id, ReadOnlySpan<object?> values)
    {
        if (values.Length != Definition.Columns.Count)
        {
            throw new ArgumentException(
                $"Table {Definition.Name} has {Definition.Columns.Count} columns, a row brought {values.Length}.",
                    nameof(values));
        }
        _insert.Bind(1, id);
        for (var i = 0; i < values.Length; i++) _insert.Bind(i + 2, values[i]);
    }
}
