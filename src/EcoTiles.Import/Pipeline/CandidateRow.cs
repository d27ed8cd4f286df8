using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Checks.Rows;
using EcoTiles.Import.Model;
using EcoTiles.Import.Validation;

namespace EcoTiles.Import.Pipeline;

/// <summary>A row that is read and not judged yet, with a shape of its own.</summary>
sealed class CandidateRow
{
    static readonly CoordinateSystem Degrees =
        CoordinateSystem.Find(ModelTable.Srid) ?? throw new InvalidOperationException("CGCS2000 is unknown");

    public long? FeatureId { get; set; }

    /// <summary>As the file has them, in the order of the table's columns.</summary>
    public object?[] Values { get; set; } = [];

    public ShapeBuffer Shape { get; } = new();

    /// <summary>What is already known to be wrong with the shape.</summary>
    public Finding? Fault { get; set; }

    /// <summary>The row as rules look at it; its values are still as the file has them.</summary>
    public PlanFeature? Feature { get; private set; }

    public List<Finding> Findings { get; } = [];

    /// <summary>The row as the table holds it, or null when it is at fault.</summary>
    public ModelRow? Row { get; private set; }

    /// <summary>The row as rules over several rows look at it: with the values that the table holds.</summary>
    public PlanFeature? Stored(ModelTable table) => Row is not { } row || Feature is not { } feature ? null : feature with
    {
        Values = Enumerable.Range(0, row.Values.Length).ToDictionary(i => table.Columns[i].Name, i => row.Values[i] switch
        {
            Guid id => id.ToString(),
            string[] list => JsonText.Of(list),
            var value => value,
        }),
    };

    public void Judge(ModelTable table, IReadOnlyList<ValueConverter> converters)
    {
        Findings.Clear();
        var values = new Dictionary<string, object?>(Values.Length);
        for (var i = 0; i < Values.Length; i++) values[table.Columns[i].Name] = Values[i];
        var id = values.GetValueOrDefault("id")?.ToString() ?? $"{table.Name}/{FeatureId}";
        var hasShape = Shape.Count > 0;
        Feature = new(table.Name, id, values, hasShape ? ShapeGeometry.Of(Shape, 0, Degrees) : null);
        if (Fault is { } fault) Findings.Add(fault);
        Findings.AddRange(RowChecks.Check(table, Feature));
        var converted = new object?[Values.Length];
        for (var i = 0; i < converted.Length; i++) converted[i] = converters[i].Convert(Feature, Findings);
        Row = Findings.Exists(finding => finding.Level == FindingLevel.Error) ? null : new(FeatureId, converted, hasShape ? Shape : null);
    }
}
