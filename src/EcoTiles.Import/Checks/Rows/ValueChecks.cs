using EcoTiles.Import.Model;

namespace EcoTiles.Import.Checks.Rows;

/// <summary>V07 to V10: required values are there, others are of their domain, and text can be read.</summary>
public static class ValueChecks
{
    const int LongestList = 12;
    const char Replacement = '\uFFFD';

    /// <summary>Required columns that a layer does not have at all: one finding each, not one a row.</summary>
    public static IEnumerable<Finding> Missing(ModelTable table, IReadOnlySet<string> present) =>
        table.Columns.Where(column => column.Required && !present.Contains(column.Name))
            .Select(column => Absent(table, null, null, column));

    public static IEnumerable<Finding> Check(ModelTable table, PlanFeature row)
    {
        foreach (var column in table.Columns)
        {
            if (!row.Values.ContainsKey(column.Name)) continue;
            var text = row.Text(column.Name);
            if (text is null)
            {
                if (column.Required) yield return Absent(table, row.Id, Places.Of(row.Shape), column);
                continue;
            }
            if (IsUnreadable(text)) yield return Finding.Of("V10", table.Name, row.Id, Places.Of(row.Shape));
            else if (DomainOf(column, row) is { } domain)
            {
                foreach (var value in column.Type == ModelType.TextList ? row.List(column.Name) ?? [] : [text])
                {
                    if (Judge(table, row, column, domain, value) is { } finding) yield return finding;
                }
            }
        }
    }

    static Finding? Judge(ModelTable table, PlanFeature row, ModelColumn column, ModelDomain domain, string value)
    {
        var title = new TwoWords(column.Zh, column.Name);
        if (domain.Find(value) is not { } found)
        {
            var allowed = domain.Values.Take(LongestList).Select(one => one.Value == one.Zh ? one.Zh : $"{one.Value}（{one.Zh}）");
            return Finding.Of("V08", table.Name, row.Id, Places.Of(row.Shape), title, value,
                string.Join('、', allowed) + (domain.Values.Count > LongestList ? "…" : ""));
        }
        return found.Value == value ? null : Finding.Of("V09", table.Name, row.Id, Places.Of(row.Shape), value, found.Value);
    }

    static ModelDomain? DomainOf(ModelColumn column, PlanFeature row) => column.Domain
        ?? (column.DomainBy is { } by && row.Text(by.Column) is { } key ? by.Domains.GetValueOrDefault(key) : null);

    /// <summary>Characters that a decoder puts where bytes made no sense, and controls that no text has.</summary>
    static bool IsUnreadable(string text) =>
        text.Any(letter => letter == Replacement || (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')));

    static Finding Absent(ModelTable table, string? id, Place? place, ModelColumn column) => Finding.Of(
        "V07", table.Name, id, place, new TwoWords(table.Zh, table.En), new TwoWords(column.Zh, column.Name));
}
