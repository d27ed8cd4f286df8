using System.Globalization;
using System.Text;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Reading.Files;
using EcoTiles.Sources.Wkb;

namespace EcoTiles.Import.Reading.Shapefile;

/// <summary>A shapefile, with whatever of its companions is there, as a layer.</summary>
static class ShapefileLayers
{
    const int LongestWkt = 64 * 1024;

    sealed record Table(DataFile File, DbfHeader Header, Encoding Encoding);

    public static SourceLayer Open(DataFile shapes, DataFiles files, ReadingOptions options)
    {
        var header = ShapeHeader.Read(shapes);
        var starts = ShapeIndex.Read(files.Companion(shapes, ".shx"), shapes);
        var findings = new List<Finding>();
        var table = files.Companion(shapes, ".dbf") is { } file ? OpenTable(file, files, options, findings) : null;
        var rules = ShapeRules.Any with { MaxVertices = options.MaxVertices, MaxRings = options.MaxRings };
        return new SourceLayer(
            shapes.Stem, shapes.Origin, Columns(table), stop => Rows(shapes, header, starts, table, rules, stop))
        {
            Kind = ShapeType.Kind(header.Type),
            CrsText = files.Companion(shapes, ".prj") is { } system ? Wkt(system) : null,
            Count = table?.Header.Count ?? starts?.Length,
            Findings = findings,
        };
    }

    /// <summary>A table that stands alone.</summary>
    public static SourceLayer OpenTable(DataFile file, DataFiles files, ReadingOptions options)
    {
        var findings = new List<Finding>();
        var table = OpenTable(file, files, options, findings);
        return new SourceLayer(file.Stem, file.Origin, Columns(table), stop => Rows(table, stop))
        {
            HasShapes = false,
            Count = table.Header.Count,
            Findings = findings,
        };
    }

    static Table OpenTable(DataFile file, DataFiles files, ReadingOptions options, List<Finding> findings)
    {
        var header = DbfHeader.Read(file);
        var encoding = DbfEncoding.Find(file, header, files.Companion(file, ".cpg"), options.Encoding);
        if (encoding.UnreadableRow is { } row)
            findings.Add(Finding.Of("V10", file.Stem, row.ToString(CultureInfo.InvariantCulture), null));
        var unread = header.Fields.FirstOrDefault(field => !"CNFLD".Contains(field.Type, StringComparison.Ordinal));
        return unread is null
            ? new Table(file, header, encoding.Encoding)
            : throw ShapefileProblems.FieldType(file.Origin, ChineseText.Decode(unread.NameBytes, encoding.Encoding), unread.Type);
    }

    static SourceColumn[] Columns(Table? table) => table is null ? [] :
    [
        .. table.Header.Fields.Select(field => new SourceColumn(
            ChineseText.Decode(field.NameBytes, table.Encoding).Trim(), field.SourceType)),
    ];

    static string Wkt(DataFile system)
    {
        var bytes = system.ReadStart(LongestWkt);
        var encoding = ChineseText.IsValid(bytes, ChineseText.Utf8) ? ChineseText.Utf8 : ChineseText.Gb18030;
        return encoding.GetString(bytes).Trim('\uFEFF', '\0', ' ', '\r', '\n', '\t');
    }

    static IEnumerable<SourceRow> Rows(
        DataFile file, ShapeHeader header, long[]? starts, Table? table, ShapeRules rules, CancellationToken cancellationToken)
    {
        using var records = new ShapeRecords(file, header, starts, rules);
        using var rows = table is null ? null : new DbfRows(table.File, table.Header);
        var reader = new ShapeContent(rules);
        var shapes = new ShapeBuffer();
        while (NextShape(records, reader, shapes, out var fault))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows?.Next() == false) throw ShapefileProblems.Counts(file.Origin, records.Count + CountRest(records), rows.Count);
            if (rows is { IsDeleted: true }) continue;
            var values = table is null || rows is null ? [] : rows.Values(table.Encoding);
            yield return new SourceRow(records.Count, shapes.Count == 1 ? shapes : null, values) { Fault = fault };
        }
        if (table is not null && rows is not null && rows.Count < table.Header.Count)
            throw ShapefileProblems.Counts(file.Origin, records.Count, table.Header.Count);
    }

    static IEnumerable<SourceRow> Rows(Table table, CancellationToken cancellationToken)
    {
        using var rows = new DbfRows(table.File, table.Header);
        while (rows.Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!rows.IsDeleted) yield return new SourceRow(rows.Count, null, rows.Values(table.Encoding));
        }
    }

    static bool NextShape(ShapeRecords records, ShapeContent reader, ShapeBuffer shapes, out ShapeFault? fault)
    {
        shapes.Clear();
        fault = null;
        if (!records.Next(out var content)) return false;
        fault = reader.Read(content, shapes);
        return true;
    }

    static long CountRest(ShapeRecords records)
    {
        var before = records.Count;
        while (records.Next(out _))
        {
        }
        return records.Count - before;
    }
}
