using System.Globalization;
using EcoTiles.Catalogue;

namespace EcoTiles.Rendering.Legends;

/// <summary>What the classes of a map are called in its legend, and in which order they stand.</summary>
sealed class EntryWords(ClassWords words, IReadOnlyDictionary<string, string> classNames)
{
    /// <summary>Of classes that look alike only so many are named.</summary>
    const int MostNamed = 4;

    const string Digits = "一二三四五六七八九十";
    const string Stems = "甲乙丙丁戊己庚辛壬癸";

    public Words Of(FoundClass found)
    {
        var group = found.Sample.Group;
        if (group.Columns.Count == 0 || found.Members.All(member => member.Values.All(value => value is null))) return Whole(group);
        if (RangeOf(found) is { } range) return range;
        var labels = found.Members.OrderBy(member => Place(group, member), PlaceOrder.Instance)
            .Select(member => Of(group, member)).Where(label => label.Zh.Length > 0).DistinctBy(label => label.Zh).ToList();
        if (labels.Count == 0) return Whole(group);
        var (zh, en) = (labels.Take(MostNamed).Select(label => label.Zh), labels.Take(MostNamed).Select(label => label.En));
        return labels.Count <= MostNamed
            ? new Words(string.Join("、", zh), string.Join(", ", en))
            : new Words($"{string.Join("、", zh)}等", $"{string.Join(", ", en)} …");
    }

    /// <summary>Numbers that look alike are a span, as the steps of a style make them; null where they are not only numbers.</summary>
    static Words? RangeOf(FoundClass found)
    {
        if (found.Sample.Group.Columns.Count != 1 || found.Members.Count < 2) return null;
        var numbers = new List<double>();
        foreach (var (values, names) in found.Members)
        {
            if (names[0] is not null || !double.TryParse(values[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return null;
            numbers.Add(number);
        }
        var text = string.Create(CultureInfo.InvariantCulture, $"{numbers.Min():0.##}–{numbers.Max():0.##}");
        return new Words(text, text);
    }

    /// <summary>Whether a class is a number, or some, of one column without names.</summary>
    public static bool IsOfNumber(FoundClass found) => found.Sample.Group is { By: null, Columns.Count: 1 } && found.Members.TrueForAll(member =>
        member.Names[0] is null && double.TryParse(member.Values[0], NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    /// <summary>First by the column that the style names, then by the order of the values' domains.</summary>
    public IEnumerable<FoundClass> Sorted(IEnumerable<FoundClass> classes) => classes
        .OrderBy(found => found.Order.IsNumber ? found.Order.Number : double.MaxValue)
        .ThenBy(found => found.Order.IsText ? found.Order.Text : "", NaturalOrder.Instance)
        .ThenBy(found => found.Members.Select(member => Place(found.Sample.Group, member)).Order(PlaceOrder.Instance).First(), PlaceOrder.Instance);

    /// <summary>What a layer of one look is called: as its style says, or by what it was filtered by, or by its table.</summary>
    Words Whole(LegendGroup group)
    {
        if (group.Title is { } title) return title;
        var table = group.Data.Dataset.Table;
        // What sets the layer apart in its table, as the kind of control line does; not the scheme that a whole map is of.
        return group.Data.Where.FirstOrDefault(filter => filter.Values.Count == 1 && words.Domains.ContainsKey($"{table}.{filter.Column}")) is { } filter
            ? words.Of(table, filter.Column, filter.Values[0], null)
            : TableOf(group.Data);
    }

    public static Words TableOf(MapLayer layer)
    {
        var zh = layer.Description ?? layer.Name;
        return new Words(zh, layer.TitleEn ?? zh);
    }

    /// <summary>The words of the values, those after the first in brackets: 水源涵养（极重要）.</summary>
    Words Of(LegendGroup group, (string?[] Values, string?[] Names) member)
    {
        var parts = new List<Words>();
        for (var i = 0; i < group.Columns.Count; i++)
        {
            if (member.Values[i] is not { } value) continue;
            var own = member.Names[i] ?? classNames.GetValueOrDefault($"{group.Columns[i]}={value}");
            var part = words.Of(group.Data.Dataset.Table, group.Columns[i], value, own);
            if (part.Zh.Length > 0) parts.Add(part);
        }
        if (parts.Count == 0) return new Words("", "");
        return parts.Count == 1
            ? parts[0]
            : new Words($"{parts[0].Zh}（{string.Join("、", parts.Skip(1).Select(part => part.Zh))}）", $"{parts[0].En} ({string.Join(", ", parts.Skip(1).Select(part => part.En))})");
    }

    (int Place, double Number, string Text)[] Place(LegendGroup group, (string?[] Values, string?[] Names) member)
    {
        var places = new (int, double, string)[group.Columns.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var value = member.Values[i] ?? "";
            var known = words.PlaceOf(group.Data.Dataset.Table, group.Columns[i], value);
            if (known == int.MaxValue && member.Names[i] is null) known = words.PlaceOf(value); // codes have an order of their own
            var number = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : OrdinalOf(value);
            places[i] = (known, number, value);
        }
        return places;
    }

    /// <summary>The number that one Chinese sign stands for: 三 and 丙 are the third.</summary>
    static double OrdinalOf(string value) => value.Length == 1 && Math.Max(Digits.IndexOf(value[0], StringComparison.Ordinal), Stems.IndexOf(value[0], StringComparison.Ordinal)) is >= 0 and var place
        ? place + 1
        : double.MaxValue;

    sealed class PlaceOrder : IComparer<(int Place, double Number, string Text)[]>
    {
        public static PlaceOrder Instance { get; } = new();

        public int Compare((int Place, double Number, string Text)[]? x, (int Place, double Number, string Text)[]? y)
        {
            if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
            for (var i = 0; i < Math.Min(x.Length, y.Length); i++)
            {
                var by = x[i].Place.CompareTo(y[i].Place);
                if (by == 0) by = x[i].Number.CompareTo(y[i].Number);
                if (by == 0) by = NaturalOrder.Instance.Compare(x[i].Text, y[i].Text);
                if (by != 0) return by;
            }
            return 0;
        }
    }
}
