using System.Globalization;

namespace EcoTiles.Sources.Plans;

/// <summary>One row of a small table by column name, whatever columns the table has.</summary>
sealed class NamedRow(Dictionary<string, string?> values)
{
    public bool Has(string column) => values.ContainsKey(column);

    public string? Text(string column) =>
        values.GetValueOrDefault(column)?.Trim() is { Length: > 0 } text ? text : null;

    public long? Long(string column) =>
        long.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    public int? Integer(string column) => Long(column) is >= int.MinValue and <= int.MaxValue and { } value ? (int)value : null;

    public bool Flag(string column) => Text(column) is { } text
        && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));
}
