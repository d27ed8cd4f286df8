using System.Globalization;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Checks.Rows;
using EcoTiles.Import.Model;
using EcoTiles.Import.Placing;
using EcoTiles.Import.Reading;
using EcoTiles.Import.Samples.Chance;
using EcoTiles.Sources;

namespace EcoTiles.Import.Pipeline;

/// <summary>Puts the rows of a layer into the columns of its table, fills in what every table has, and turns places into degrees.</summary>
sealed class CandidateReader
{
    readonly LayerMatch _match;
    readonly ModelTable _table;
    readonly CoordinateSystem? _system;
    readonly string? _wantedPlan;
    readonly int _id;
    readonly int _plan;
    readonly int _code;
    readonly int _bsm;

    /// <param name="system">Null when the layer's system is unknown, which is said once for the layer.</param>
    public CandidateReader(LayerMatch match, CoordinateSystem? system, string? wantedPlan)
    {
        (_match, _table, _system, _wantedPlan) = (match, match.Table, system, wantedPlan);
        (_id, _plan, _code, _bsm) = (PlaceOf("id"), PlaceOf("plan_id"), PlaceOf("code"), PlaceOf("bsm"));
    }

    /// <summary>Fills in a row, or returns false when it belongs to a plan that is not wanted.</summary>
    public bool Read(SourceRow source, CandidateRow row)
    {
        var values = new object?[_table.Columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (_match.Columns[i] is >= 0 and var place) values[i] = source.Values[place];
        }
        if (_match.IsInModel && !FillCommon(values, source)) return false;
        row.Values = values;
        row.FeatureId = _match.FeatureId >= 0 && source.Values[_match.FeatureId] is long and > 0 and var id ? id : null;
        row.Fault = null;
        row.Shape.Clear();
        if (_table.Geometry != ModelGeometry.None && _system is not null) ReadShape(source, row, _system);
        return true;
    }

    /// <summary>Plan, id and the like, where the layer does not bring them.</summary>
    bool FillCommon(object?[] values, SourceRow source)
    {
        // Rows are replaced by the code of their plan: a blank that slipped in must not make it another one.
        if (_table.Name == "plan") values[_plan] = values[_code] = Text(values[_code] ?? values[_plan])?.Trim();
        values[_plan] ??= _wantedPlan ?? throw ImportProblems.NoPlan(_match.Layer.Name, _match.Layer.Origin);
        var plan = Text(values[_plan])?.Trim();
        values[_plan] = plan;
        if (_wantedPlan is not null && plan != _wantedPlan) return false;
        var key = values[_id] ?? (_code >= 0 ? values[_code] : null) ?? values[_bsm] ?? source.Number;
        if (!Guid.TryParse(Text(values[_id]), out _)) values[_id] = IdOf(_table.Name, plan, Text(key));
        for (var i = 0; i < values.Length; i++)
        {
            // A code in the place of an id stands for the id that the row with this code was given.
            if (_table.Columns[i] is { Type: ModelType.Uuid, References: { } other } && Text(values[i]) is { Length: > 0 } code
                && !Guid.TryParse(code, out _))
                values[i] = IdOf(other, plan, code);
            else if (_match.Columns[i] < 0 && _table.Columns[i].Name is "data_version") values[i] = 1L;
            else if (_match.Columns[i] < 0 && _table.Columns[i].Name is "is_sample") values[i] = false;
        }
        return true;
    }

    void ReadShape(SourceRow source, CandidateRow row, CoordinateSystem system)
    {
        if (source.Shape is not { Count: > 0 } shape)
        {
            row.Fault = source.Fault is not { } fault
                ? ShapeChecks.Invalid(_table, IdOf(row), null, new TwoWords("图形为空", "no shape"))
                : fault.Reason == BadFeatureReasons.OutOfRange ? V03(row, double.NaN, double.NaN, system)
                : ShapeChecks.Invalid(_table, IdOf(row), null, new TwoWords(fault.Detail.Split(" / ")[0], fault.Detail.Split(" / ")[^1]));
            return;
        }
        if ((OutOf(system.Domain, shape.Coordinates) ?? (_match.IsInModel ? CoordinateDoubts.In(system, shape) : null)) is var (x, y))
        {
            row.Fault = V03(row, x, y, system);
            return;
        }
        Copy(shape, row.Shape);
        system.ToLonLat(row.Shape.Coordinates);
    }

    Finding V03(CandidateRow row, double x, double y, CoordinateSystem system) =>
        CoordinateDoubts.About(_table.Name, IdOf(row), system, x, y);

    string IdOf(CandidateRow row) => _id >= 0 ? Text(row.Values[_id]) ?? "" : $"{_table.Name}/{row.FeatureId}";

    int PlaceOf(string column)
    {
        for (var i = 0; i < _table.Columns.Count; i++)
        {
            if (_table.Columns[i].Name == column) return i;
        }
        return -1;
    }

    static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    /// <summary>The same row gets the same id each time it is imported.</summary>
    static string IdOf(string table, string? plan, string? key) =>
        SeededHash.Uuid(SeededHash.Mix(SeededHash.Mix(0, plan), table), key);

    static (double X, double Y)? OutOf(Envelope domain, ReadOnlySpan<double> xy)
    {
        for (var i = 0; i + 1 < xy.Length; i += 2)
        {
            if (!(xy[i] >= domain.MinX && xy[i] <= domain.MaxX && xy[i + 1] >= domain.MinY && xy[i + 1] <= domain.MaxY))
                return (xy[i], xy[i + 1]);
        }
        return null;
    }

    static void Copy(ShapeBuffer from, ShapeBuffer to)
    {
        var (ring, start) = (0, 0);
        foreach (var partEnd in from.PartEnds)
        {
            for (; ring < partEnd; ring++)
            {
                var end = from.RingEnds[ring];
                from.Coordinates[(2 * start)..(2 * end)].CopyTo(to.AddPoints(end - start));
                to.EndRing();
                start = end;
            }
            to.EndPart();
        }
        to.EndShape(from.Kinds[0]);
    }
}
