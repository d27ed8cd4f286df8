using EcoTiles.Geometry.Projections;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Checks.Rows;
using EcoTiles.Import.Model;
using EcoTiles.Import.Reading;
using EcoTiles.Sources;

namespace EcoTiles.Import.Validation;

/// <summary>The rows of one layer of a store as rules take them: values by column, shapes in degrees.</summary>
sealed record LayerRows(SourceLayer Layer, ModelTable Table)
{
    readonly string[] _columns = [.. Layer.Columns.Select(column => column.Name)];

    public IReadOnlySet<string> Columns { get; } = Layer.Columns.Select(column => column.Name).ToHashSet();

    /// <summary>V01, V02: what is wrong with the coordinate system, in which case the layer's shapes cannot be judged.</summary>
    public Finding? SystemProblem() => !Layer.HasShapes || System is not null ? null
        : Layer.Srid is null && Layer.CrsText is null ? Finding.Of("V01", Table.Name, null, null)
        : Finding.Of("V02", Table.Name, null, null, Layer.Srid is { } srid ? $"EPSG:{srid}" : Layer.CrsText);

    /// <summary>Each row with what is wrong with its shape alone, where that could not even be read.</summary>
    public IEnumerable<(PlanFeature Row, Finding? Fault)> Read(CancellationToken cancellationToken)
    {
        foreach (var row in Layer.Rows(cancellationToken))
        {
            var values = new Dictionary<string, object?>(_columns.Length);
            for (var i = 0; i < _columns.Length; i++) values[_columns[i]] = row.Values[i];
            var id = values.GetValueOrDefault("id")?.ToString() ?? FormattableString.Invariant($"{Table.Name}/{row.Number}");
            var shape = row.Shape is { Count: > 0 } shapes && System is { } system ? ShapeGeometry.Of(shapes, 0, system) : null;
            yield return (new PlanFeature(Table.Name, id, values, shape), row.Fault is { } fault ? Faulty(id, fault) : null);
        }
    }

    CoordinateSystem? System { get; } =
        Layer.Srid is { } srid ? CoordinateSystem.Find(srid) : Layer.CrsText is { } text ? CoordinateSystem.Find(text) : null;

    Finding Faulty(string id, Sources.Wkb.ShapeFault fault)
    {
        var words = fault.Detail.Split(" / ");
        return ShapeChecks.Invalid(Table, id, null, new TwoWords(words[0], words[^1])) is var finding
            && fault.Reason == BadFeatureReasons.Empty ? finding with { Level = FindingLevel.Warning } : finding;
    }
}
