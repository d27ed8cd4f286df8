using System.Globalization;
using EcoTiles.Import.Model;
using EcoTiles.Sources.GeoPackage;

namespace EcoTiles.Import.Pipeline.GeoPackage;

/// <summary>A table of the new file. Rows keep their feature ids, unless another row has or may keep the same.</summary>
/// <param name="planOfIds">The feature ids in the old file, by the plan of their rows.</param>
sealed class GeoPackageTableInMaking(ModelTable table, GeoPackageWriterTable writer, Dictionary<long, string> planOfIds)
{
    readonly HashSet<long> _used = [];
    readonly int _plan = table.Columns.ToList().FindIndex(column => column.Name == "plan_id");
    long _last = planOfIds.Count == 0 ? 0 : planOfIds.Keys.Max();

    public bool IsInModel { get; init; } = true;

    public void Add(ModelRow row)
    {
        var values = new object?[row.Values.Length];
        for (var i = 0; i < values.Length; i++) values[i] = Stored(row.Values[i]);
        var id = row.FeatureId is { } own && IsFree(own, row) && _used.Add(own) ? own : NextFree();
        _last = Math.Max(_last, id);
        if (row.Shape is { } shape) writer.AddAs(id, shape, 0, values);
        else writer.AddAs(id, values);
    }

    bool IsFree(long id, ModelRow row) =>
        !planOfIds.TryGetValue(id, out var plan) || (_plan >= 0 && plan.Equals(row.Values[_plan] as string, StringComparison.Ordinal));

    long NextFree()
    {
        while (!_used.Add(++_last))
        {
        }
        return _last;
    }

    static object? Stored(object? value) => value switch
    {
        Guid id => id.ToString(),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string[] list => JsonText.Of(list),
        _ => value,
    };
}
