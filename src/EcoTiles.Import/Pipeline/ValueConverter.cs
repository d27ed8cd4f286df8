using System.Globalization;
using System.Text.Json;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Mapping;
using EcoTiles.Import.Model;

namespace EcoTiles.Import.Pipeline;

/// <summary>Turns the values of one column into what the model keeps there.</summary>
/// <param name="factor">What numbers are multiplied by.</param>
sealed class ValueConverter(ModelTable table, ModelColumn column, double factor)
{
    /// <summary>The value, or null with a finding when it cannot be one of the column.</summary>
    public object? Convert(PlanFeature row, List<Finding> findings)
    {
        var value = row.Values[column.Name];
        var domain = column.Domain
            ?? (column.DomainBy is { } by ? by.Domains.GetValueOrDefault(row.Text(by.Column) ?? "") : null);
        if (value is string text && domain is null && column.Type == ModelType.Text) return text;
        // A text that the domain does not know is a finding of the rules already.
        if (domain is not null && column.Type != ModelType.TextList && row.Text(column.Name) is { } word)
            value = domain.Find(word)?.Value;
        if (!ValueConversion.TryConvert(value, column.Type, factor, out var converted))
        {
            findings.Add(Finding.Of(
                "V08", table.Name, row.Id, null, new TwoWords(column.Zh, column.Name),
                System.Convert.ToString(value, CultureInfo.InvariantCulture), Expected(column.Type)));
        }
        return converted is string json ? Parsed(json, domain) : converted;
    }

    object? Parsed(string text, ModelDomain? domain) => column.Type switch
    {
        ModelType.Uuid => Guid.Parse(text),
        ModelType.Json => JsonText.Canonical(text),
        ModelType.TextList => JsonSerializer.Deserialize<string[]>(text)?.Select(entry => domain?.Find(entry)?.Value ?? entry).ToArray(),
        _ => text,
    };

    static TwoWords Expected(ModelType type) => type switch
    {
        ModelType.Uuid => new("UUID", "a UUID"),
        ModelType.Integer => new("整数", "a whole number"),
        ModelType.Real => new("数值", "a number"),
        ModelType.Boolean => new("是或否", "true or false"),
        ModelType.Date => new("日期，如 2025-01-31", "a date such as 2025-01-31"),
        ModelType.TextList => new("JSON 文字列表", "a JSON list of texts"),
        _ => new("JSON", "JSON"),
    };
}
