using EcoTiles.Catalogue.Authoring;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Model;

namespace EcoTiles.Import.Mapping;

/// <summary>What planners call the tables and columns of the data model.</summary>
/// <param name="Columns">By column, names that it has in any table.</param>
/// <param name="Tables">By table, its own names and those of its columns.</param>
/// <param name="AreaUnits">By unit, how many square metres it is.</param>
/// <param name="LengthUnits">By unit, how many metres it is.</param>
public sealed record ColumnAliases(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Columns,
    IReadOnlyDictionary<string, TableAliases> Tables,
    IReadOnlyDictionary<string, double> AreaUnits,
    IReadOnlyDictionary<string, double> LengthUnits)
{
    static readonly string[] KindEndings = ["_polygon", "_line", "_point"];

    public static ColumnAliases None { get; } = new(
        new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, TableAliases>(),
        new Dictionary<string, double>(), new Dictionary<string, double>());

    /// <summary>Reads <c>aliases.json</c> of a folder.</summary>
    /// <exception cref="CatalogueException">Something is wrong; it lists everything that is.</exception>
    public static ColumnAliases Read(string folder)
    {
        var found = new List<AuthoredProblem>();
        var problems = new ProblemList(AliasFile.Name, found);
        using var document = AuthoredCatalogue.Open(folder, AliasFile.Name, problems);
        var aliases = document is null ? None : new AliasFile(problems).Read(document.RootElement);
        return found.Count == 0 ? aliases : throw new CatalogueException(found);
    }

    /// <summary>The table that a layer of this name is for: by the model's name, its Chinese title, or an alias.</summary>
    /// <param name="kind">What its shapes are: it decides where one name stands for lines and for areas.</param>
    public ModelTable? FindTable(string layer, ShapeKind kind = ShapeKind.None)
    {
        if (Named(layer, kind) is { } table) return table;
        // A file of mixed shapes was split into a layer for each kind.
        var ending = KindEndings.FirstOrDefault(end => layer.EndsWith(end, StringComparison.Ordinal));
        return ending is null ? null : Named(layer[..^ending.Length], kind);
    }

    ModelTable? Named(string layer, ShapeKind kind)
    {
        var name = PlainName.Of(layer);
        if (DataModel.Tables.FirstOrDefault(table => table.Name == name || PlainName.Of(table.Zh) == name) is { } own) return own;
        ModelTable[] called = [.. DataModel.Tables.Where(
            table => Tables.GetValueOrDefault(table.Name)?.Names.Any(alias => PlainName.Of(alias) == name) == true)];
        return called.FirstOrDefault(table => table.Kind == kind) ?? called.FirstOrDefault();
    }
}

/// <param name="Names">What layers for this table are called.</param>
/// <param name="Columns">By column, names that it has in this table only; they go before the general ones.</param>
public sealed record TableAliases(IReadOnlyList<string> Names, IReadOnlyDictionary<string, IReadOnlyList<string>> Columns);
