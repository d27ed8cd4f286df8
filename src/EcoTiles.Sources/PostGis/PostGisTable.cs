using EcoTiles.Catalogue;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.PostGis;

/// <summary>How the server writes a value in its binary form.</summary>
enum BinaryForm
{
    Short,
    Int,
    Long,
    Single,
    Double,

    /// <summary>A numeric as text: it may be larger than any double, for which the server would break off.</summary>
    Number,
    Boolean,
    Text,
    Date,
    Timestamp,
    TimestampWithZone,
    Uuid,
    Json,
    JsonB,
}

/// <summary>An attribute, and how its values come.</summary>
/// <param name="Cast">What is done to the value in SQL, or nothing.</param>
sealed record PostGisColumn(ColumnSchema Schema, BinaryForm Form, ColumnCast Cast = ColumnCast.None)
{
    public string Name => Schema.Name;
}

enum ColumnCast
{
    None,
    ToText,
    ToLong,
    ToJson,
}

/// <summary>A table, view or foreign table with a geometry column, that can be read.</summary>
/// <param name="Name">What the layer is called.</param>
/// <param name="Srid">The system that coordinates are stored in.</param>
/// <param name="System">The system that they are read in.</param>
sealed record PostGisTable(
    string Name, string Schema, string Relation, string GeometryColumn, ShapeKind Kind, int Srid, CoordinateSystem System)
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>A whole number that tells rows apart, or null: then rows are numbered as they come.</summary>
    public string? KeyColumn { get; init; }

    public IReadOnlyList<PostGisColumn> Columns { get; init; } = [];

    /// <summary>The column that says which plan a row belongs to; only tables of our own schema have one.</summary>
    public string? PlanColumn { get; init; }

    public bool IsGeography { get; init; }

    /// <summary>Whether it is the same column of the same table, whatever has changed in it.</summary>
    public bool IsSameAs(PostGisTable other) =>
        (Schema, Relation, GeometryColumn, Srid) == (other.Schema, other.Relation, other.GeometryColumn, other.Srid)
        && Columns.SequenceEqual(other.Columns);

    /// <summary>The server transforms what our own formulas do not know.</summary>
    public bool IsTransformed => Srid != System.Srid;
}
