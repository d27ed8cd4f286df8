using System.Globalization;
using EcoTiles.Sources.GeoPackage;

namespace EcoTiles.Import.Reading.GeoPackage;

/// <summary>The tables of a GeoPackage as layers, those without shapes too.</summary>
static class GeoPackageLayers
{
    public static IEnumerable<SourceLayer> Open(string path, ReadingOptions options) =>
        GeoPackageContentReader.List(path).Select(table => Layer(path, table, options));

    static SourceLayer Layer(string path, GeoPackageContent table, ReadingOptions options)
    {
        SourceColumn[] columns = [.. table.Columns.Select(column => new SourceColumn(column.Name, TypeOf(column.Declared), column.Title))];
        return new SourceLayer(table.Name, path, columns, stop => Rows(path, table, columns, options, stop))
        {
            Kind = table.Kind,
            HasShapes = table.GeometryColumn is not null,
            Srid = table.Srid > 0 ? table.Srid : null,
            CrsText = table.CrsText,
            Count = table.Count,
        };
    }

    static IEnumerable<SourceRow> Rows(
        string path, GeoPackageContent table, SourceColumn[] columns, ReadingOptions options, CancellationToken cancellationToken)
    {
        var number = 0L;
        foreach (var row in GeoPackageContentReader.Read(path, table, options.MaxVertices, options.MaxRings, cancellationToken))
        {
            for (var i = 0; i < columns.Length; i++) row.Values[i] = Typed(row.Values[i], columns[i].Type);
            yield return new SourceRow(++number, row.Shape, row.Values) { Fault = row.Fault };
        }
    }

    static SourceType TypeOf(string declared)
    {
        if (declared.StartsWith("DATE", StringComparison.Ordinal) && !declared.StartsWith("DATETIME", StringComparison.Ordinal))
            return SourceType.Date;
        if (declared.Contains("BOOL", StringComparison.Ordinal)) return SourceType.Boolean;
        if (declared.Contains("INT", StringComparison.Ordinal)) return SourceType.Integer;
        return declared.Contains("REAL", StringComparison.Ordinal) || declared.Contains("DOUB", StringComparison.Ordinal)
            || declared.Contains("FLOA", StringComparison.Ordinal) || declared.Contains("NUMERIC", StringComparison.Ordinal)
            || declared.Contains("DECIMAL", StringComparison.Ordinal)
            ? SourceType.Real
            : SourceType.Text;
    }

    /// <summary>SQLite keeps truth as 0 and 1, a date as text and a whole number in a real column as it came.</summary>
    static object? Typed(object? value, SourceType type) => (type, value) switch
    {
        (SourceType.Boolean, long number and (0 or 1)) => number == 1,
        (SourceType.Real, long number) => (double)number,
        (SourceType.Date, string text) when DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        _ => value,
    };
}
