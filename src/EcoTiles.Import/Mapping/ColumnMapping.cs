using EcoTiles.Import.Model;
using EcoTiles.Import.Reading;

namespace EcoTiles.Import.Mapping;

/// <summary>How the columns of a layer go into those of a table.</summary>
/// <param name="Unused">Columns of the layer that the table has no place for.</param>
public sealed record ColumnMapping(
    ModelTable Table, IReadOnlyList<ColumnMatch> Matches, IReadOnlyList<SourceColumn> Unused)
{
    /// <summary>Where in a row the feature id stands that the layer brings from another store, or null.</summary>
    public int? FeatureId { get; init; }

    /// <summary>The matches that a planner should know of.</summary>
    public IEnumerable<ColumnMatch> Renamed => Matches.Where(match => match.How != MatchKind.SameName);

    /// <summary>Columns of the table that nothing in the layer goes to.</summary>
    public IEnumerable<ModelColumn> Missing => Table.Columns.Where(column => Matches.All(match => match.Target != column));
}

/// <param name="Place">Where in a row of the layer the value stands.</param>
/// <param name="Factor">What a number is multiplied by, for the unit it is in.</param>
public sealed record ColumnMatch(int Place, SourceColumn Source, ModelColumn Target, MatchKind How, double Factor = 1);

/// <summary>What a column was recognised by; the earlier goes before the later.</summary>
public enum MatchKind
{
    SameName,
    Title,
    TableAlias,
    Alias,
    WithUnit,

    /// <summary>A name that a shapefile cut to ten bytes.</summary>
    CutName,
}
