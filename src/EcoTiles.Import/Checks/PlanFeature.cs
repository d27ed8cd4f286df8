using System.Globalization;
using System.Text.Json;

namespace EcoTiles.Import.Checks;

/// <summary>A row of a plan's table, with its shape in degrees when the table has shapes.</summary>
/// <param name="Values">By column: string, long, double, bool, DateOnly or null; lists as JSON text.</param>
public sealed record PlanFeature(
    string Table, string Id, IReadOnlyDictionary<string, object?> Values, NtsGeometry? Shape = null)
{
    public string Name => Text("name") ?? Text("code") ?? Id;

    /// <summary>The text of a column, or null where it is empty.</summary>
    public string? Text(string column) => Values.GetValueOrDefault(column) switch
    {
        null => null,
        string text => string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value.ToString(),
    };

    public double? Number(string column) => Values.GetValueOrDefault(column) switch
    {
        long whole => whole,
        double number => number,
        string text when double.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public int? Year(string column) => (int?)Number(column);

    public bool Flag(string column) => Values.GetValueOrDefault(column) is true or 1L;

    /// <summary>The entries of a list column; null where the row says nothing, which is not an empty list.</summary>
    public IReadOnlyList<string>? List(string column)
    {
        if (Text(column) is not { } text) return null;
        if (text[0] != '[') return text.Split(['、', ',', '，', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        try
        {
            return JsonSerializer.Deserialize<string[]>(text);
        }
        catch (JsonException)
        {
            return [text];
        }
    }
}
