using EcoTiles.Geometry.Projections;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Checks.Rows;
using EcoTiles.Import.Model;
using EcoTiles.Import.Placing;
using EcoTiles.Import.Reading;

namespace EcoTiles.Import.Validation;

/// <summary>The rows of one layer of a store as rules take them: values by column, shapes in degrees.</summary>
sealed class LayerRows
{
    readonly SourceLayer _layer;
    readonly CoordinateSystem? _system;

    public LayerRows(SourceLayer layer, ModelTable table)
    {
        _layer = layer;
        Table = table;
        Columns = layer.Columns.Select(column => column.Name).ToHashSet();
        (_system, SystemFinding) = LayerSystem.Find(layer);
    }

    public ModelTable Table { get; }

    public IReadOnlySet<string> Columns { get; }

    /// <summary>V01, V02: what is wrong with the coordinate system, in which case no shape of the layer can be judged.</summary>
    public Finding? SystemFinding { get; }

    /// <summary>Each row with what is wrong with its shape where that cannot be used at all: unreadable, or V03.</summary>
    public IEnumerable<(PlanFeature Row, Finding? Fault)> Read(CancellationToken cancellationToken)
    {
        var doubts = _system is null ? null : new CoordinateDoubts(Table.Name, _system);
        foreach (var row in _layer.Rows(cancellationToken))
        {
            var values = new Dictionary<string, object?>(_layer.Columns.Count);
            for (var i = 0; i < _layer.Columns.Count; i++) values[_layer.Columns[i].Name] = row.Values[i];
            var id = values.GetValueOrDefault("id")?.ToString() ?? FormattableString.Invariant($"{Table.Name}/{row.Number}");
            var (shape, fault) = Judge(row, id, doubts);
            yield return (new PlanFeature(Table.Name, id, values, shape), fault);
        }
    }

    (NtsGeometry? Shape, Finding? Fault) Judge(SourceRow row, string id, CoordinateDoubts? doubts)
    {
        if (row.Fault is { } fault)
        {
            var words = fault.Detail.Split(" / ");
            return (null, ShapeChecks.Invalid(Table, id, null, new TwoWords(words[0], words[^1])));
        }
        // Once coordinates do not fit their system, no place of the layer means anything.
        if (row.Shape is not { Count: > 0 } shapes || _system is null || doubts?.Finding is not null) return default;
        doubts?.Look(id, shapes);
        return doubts?.Finding is { } doubt ? (null, doubt) : (ShapeGeometry.Of(shapes, 0, _system), null);
    }
}
