using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Model;
using EcoTiles.Import.Reading;
using EcoTiles.Sources.Wkb;
using Npgsql;

namespace EcoTiles.Import.Pipeline.PostGis;

/// <summary>The tables of the model in a PostGIS store, as layers.</summary>
static class PostGisLayers
{
    /// <param name="snapshot">The exported snapshot that all layers are read in, or null to read what is there.</param>
    public static IEnumerable<SourceLayer> Of(NpgsqlDataSource database, string? snapshot) =>
        DataModel.Tables.Select(table => Layer(database, table, snapshot));

    static SourceLayer Layer(NpgsqlDataSource database, ModelTable table, string? snapshot)
    {
        var columns = table.Columns.Select(column => new SourceColumn(column.Name, TypeOf(column.Type), column.Zh))
            .Prepend(new(ModelTable.FeatureId, SourceType.Integer));
        return new(table.Name, "PostGIS", [.. columns], stop => Rows(database, table, snapshot, stop))
        {
            Kind = table.Geometry switch
            {
                ModelGeometry.None => ShapeKind.None,
                ModelGeometry.MultiLineString => ShapeKind.Line,
                ModelGeometry.MultiPolygon => ShapeKind.Polygon,
                _ => ShapeKind.Point,
            },
            HasShapes = table.Geometry != ModelGeometry.None,
            Srid = ModelTable.Srid,
        };
    }

    static IEnumerable<SourceRow> Rows(
        NpgsqlDataSource database, ModelTable table, string? snapshot, CancellationToken cancellationToken)
    {
        using var connection = database.OpenConnection();
        using var transaction = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
        if (snapshot is not null) Run(connection, $"SET TRANSACTION SNAPSHOT '{snapshot}'");
        Run(connection, "SET LOCAL statement_timeout = 0");
        var columns = PostGisNames.Columns(table).Select(column => column == "\"geom\"" ? "geom::bytea" : column);
#pragma warning disable CA2100 // names are quoted
        using var command = new NpgsqlCommand(
            $"SELECT {string.Join(", ", columns)} FROM {PostGisNames.Of(table)} ORDER BY fid", connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        using var stop = cancellationToken.Register(command.Cancel);
        using var reader = command.ExecuteReader();
        var shapes = new ShapeBuffer();
        var number = 0L;
        while (reader.Read())
        {
            var values = new object?[table.Columns.Count + 1];
            values[0] = reader.GetInt64(0);
            for (var i = 1; i < values.Length; i++) values[i] = reader.IsDBNull(i) ? null : Value(reader, i, table.Columns[i - 1].Type);
            var fault = table.Geometry == ModelGeometry.None ? null : ReadShape((byte[])reader.GetValue(values.Length), shapes);
            yield return new(++number, table.Geometry == ModelGeometry.None || fault is not null ? null : shapes, values) { Fault = fault };
        }
    }

    static object Value(NpgsqlDataReader reader, int column, ModelType type) => type switch
    {
        ModelType.Uuid => reader.GetGuid(column).ToString(),
        ModelType.Integer => reader.GetInt64(column),
        ModelType.Real => reader.GetDouble(column),
        ModelType.Boolean => reader.GetBoolean(column),
        ModelType.Date => reader.GetFieldValue<DateOnly>(column),
        ModelType.TextList => JsonText.Of(reader.GetFieldValue<string[]>(column)),
        _ => reader.GetString(column),
    };

    static ShapeFault? ReadShape(byte[] bytes, ShapeBuffer shapes)
    {
        shapes.Clear();
        var fault = WellKnownBinary.Read(bytes, shapes, ShapeRules.Any, out var kind);
        if (fault is null) shapes.EndShape(kind);
        else shapes.DropUnfinished();
        return fault;
    }

    static SourceType TypeOf(ModelType type) => type switch
    {
        ModelType.Integer => SourceType.Integer,
        ModelType.Real => SourceType.Real,
        ModelType.Boolean => SourceType.Boolean,
        ModelType.Date => SourceType.Date,
        _ => SourceType.Text,
    };

    static void Run(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // our own text; a snapshot's name comes from the server
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
