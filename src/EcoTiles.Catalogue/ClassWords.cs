namespace EcoTiles.Catalogue;

/// <summary>A word in the two languages of the house.</summary>
public readonly record struct Words(string Zh, string En);

/// <summary>What the values of class columns are called, and in which order they are listed.</summary>
/// <param name="Domains">By column, or by table and column (<c>corridor.kind</c>): values in their order with their words.</param>
/// <param name="English">English for words that stand in the data itself.</param>
public sealed record ClassWords(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, Words>> Domains, IReadOnlyDictionary<string, string> English)
{
    public static ClassWords None { get; } = new(
        new Dictionary<string, IReadOnlyDictionary<string, Words>>(), new Dictionary<string, string>());

    /// <summary>The column beside a class column that holds its names: <c>type_name</c> beside <c>type_code</c>.</summary>
    public static string NameColumnOf(string column) =>
        column.EndsWith("_code", StringComparison.Ordinal) ? $"{column[..^"_code".Length]}_name" : $"{column}_name";

    /// <param name="ownName">What the data itself, or the plan, calls the value.</param>
    public Words Of(string table, string column, string value, string? ownName)
    {
        if (DomainOf(table, column)?.TryGetValue(value, out var words) == true)
            return ownName is null ? words : words with { Zh = ownName };
        var zh = ownName ?? value;
        return new Words(zh, English.GetValueOrDefault(zh) ?? zh);
    }

    /// <summary>Where a value stands in its domain; behind all known ones when it is not in it.</summary>
    public int PlaceOf(string table, string column, string value)
    {
        var place = 0;
        foreach (var known in DomainOf(table, column)?.Keys ?? [])
        {
            if (known == value) return place;
            place++;
        }
        return int.MaxValue;
    }

    /// <summary>Where a word of the data stands among the known ones.</summary>
    public int PlaceOf(string word)
    {
        var place = 0;
        foreach (var known in English.Keys)
        {
            if (known == word) return place;
            place++;
        }
        return int.MaxValue;
    }

    IReadOnlyDictionary<string, Words>? DomainOf(string table, string column) =>
        Domains.GetValueOrDefault($"{table}.{column}") ?? Domains.GetValueOrDefault(column);
}
