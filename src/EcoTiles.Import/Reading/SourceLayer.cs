using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Checks;

namespace EcoTiles.Import.Reading;

/// <summary>A layer on its way in: a shapefile, the features of a GeoJSON file, a table of a GeoPackage.</summary>
/// <param name="Name">File or table name without folder and ending.</param>
/// <param name="Origin">The file it comes from, for messages.</param>
/// <param name="Rows">Streams the rows from the start, each time it is called.</param>
public sealed record SourceLayer(
    string Name,
    string Origin,
    IReadOnlyList<SourceColumn> Columns,
    Func<CancellationToken, IEnumerable<SourceRow>> Rows)
{
    /// <summary>The kind that all shapes have, or <see cref="ShapeKind.None"/> when there are none or each has its own.</summary>
    public ShapeKind Kind { get; init; }

    public bool HasShapes { get; init; } = true;

    /// <summary>The EPSG code, known or not, when the file or the caller gives one.</summary>
    public int? Srid { get; init; }

    /// <summary>What the file says of its coordinate system in words or WKT.</summary>
    public string? CrsText { get; init; }

    /// <summary>How many rows there are, as far as the file tells without being read.</summary>
    public long? Count { get; init; }

    /// <summary>What is already known to be wrong with it.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
