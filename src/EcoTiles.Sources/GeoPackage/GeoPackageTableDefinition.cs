namespace EcoTiles.Sources.GeoPackage;

/// <summary>A table to be written: its columns besides <c>fid</c> and <c>geom</c>, which every table has.</summary>
/// <param name="Title">What people call the table.</param>
public sealed record GeoPackageTableDefinition(string Name, string Title, IReadOnlyList<GeoPackageColumn> Columns)
{
    /// <summary>Null for a table of attributes only.</summary>
    public GeoPackageGeometryType? Geometry { get; init; }

    public int Srid { get; init; } = 4490;

    /// <summary>Columns that rows are looked up by.</summary>
    public IReadOnlyList<string> IndexedColumns { get; init; } = [];
}

/// <summary>One attribute; the title is what people call it.</summary>
public sealed record GeoPackageColumn(string Name, GeoPackageColumnType Type, string Title)
{
    public bool Required { get; init; }
}

/// <summary>The data types of GeoPackage 1.3 (table 1) that plan tables use.</summary>
public enum GeoPackageColumnType
{
    Text,
    Integer,
    Real,
    Boolean,
    Date,
}

/// <summary>Geometry types by their well-known binary numbers.</summary>
public enum GeoPackageGeometryType
{
    Point = 1,
    MultiPoint = 4,
    MultiLineString = 5,
    MultiPolygon = 6,
}
