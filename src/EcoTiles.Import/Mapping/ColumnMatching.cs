using EcoTiles.Import.Model;
using EcoTiles.Import.Reading;

namespace EcoTiles.Import.Mapping;

/// <summary>Finds for each column of a layer the column of a table that it stands for.</summary>
public sealed class ColumnMatching
{
    readonly ModelTable _table;
    readonly ColumnAliases _aliases;
    readonly Dictionary<string, (ModelColumn Column, MatchKind How)> _names = new(StringComparer.Ordinal);
    readonly CutNames _cut;

    ColumnMatching(ModelTable table, ColumnAliases aliases)
    {
        _table = table;
        _aliases = aliases;
        foreach (var column in table.Columns) Learn(column.Name, column, MatchKind.SameName);
        foreach (var column in table.Columns) Learn(column.Zh, column, MatchKind.Title);
        if (aliases.Tables.TryGetValue(table.Name, out var own)) Learn(own.Columns, MatchKind.TableAlias);
        Learn(aliases.Columns, MatchKind.Alias);
        _cut = new CutNames(table, _names.Select(name => (name.Key, name.Value.Column)));
    }

    public static ColumnMapping Of(IReadOnlyList<SourceColumn> columns, ModelTable table, ColumnAliases aliases)
    {
        var matching = new ColumnMatching(table, aliases);
        var found = columns.Select((column, place) => matching.Match(column, place)).OfType<ColumnMatch>();
        // Of several columns for one the best known wins, and of equals the first.
        var best = found.GroupBy(match => match.Target)
            .Select(same => same.MinBy(match => match.How)).OfType<ColumnMatch>().OrderBy(match => match.Place).ToList();
        var featureId = columns.ToList().FindIndex(IsFeatureId);
        return new ColumnMapping(
            table, best,
            [.. columns.Where((column, place) => place != featureId && best.TrueForAll(match => match.Place != place))])
        {
            FeatureId = featureId < 0 ? null : featureId,
        };
    }

    void Learn(IReadOnlyDictionary<string, IReadOnlyList<string>> aliases, MatchKind how)
    {
        foreach (var (name, others) in aliases)
        {
            if (_table.Find(name) is not { } column) continue;
            foreach (var other in others) Learn(other, column, how);
        }
    }

    void Learn(string name, ModelColumn column, MatchKind how) => _names.TryAdd(PlainName.Of(name), (column, how));

    ColumnMatch? Match(SourceColumn source, int place) =>
        Match(source, source.Name, place) ?? (source.Title is { } title ? Match(source, title, place) : null);

    ColumnMatch? Match(SourceColumn source, string name, int place)
    {
        var plain = PlainName.Of(name);
        if (_names.TryGetValue(plain, out var known)) return new ColumnMatch(place, source, known.Column, known.How);
        var (bare, unit) = PlainName.SplitUnit(plain);
        if (unit.Length > 0 && _names.TryGetValue(bare, out known) && Factor(known.Column, unit) is { } factor)
            return new ColumnMatch(place, source, known.Column, MatchKind.WithUnit, factor);
        return _cut.Find(name) is { } column ? new ColumnMatch(place, source, column, MatchKind.CutName) : null;
    }

    double? Factor(ModelColumn column, string unit)
    {
        var units = column.Name.EndsWith("_m2", StringComparison.Ordinal) ? _aliases.AreaUnits
            : column.Name.EndsWith("_m", StringComparison.Ordinal) ? _aliases.LengthUnits : null;
        return units is not null && units.TryGetValue(unit, out var factor) ? factor : null;
    }

    static bool IsFeatureId(SourceColumn column) => column is { Name: ModelTable.FeatureId, Type: SourceType.Integer };
}
