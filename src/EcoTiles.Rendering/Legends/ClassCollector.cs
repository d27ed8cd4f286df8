using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Legends;

/// <summary>Gathers the classes of one group, row by row: rows that look alike, or that the style's author wants together.</summary>
sealed class ClassCollector(LegendGroup group, double zoom)
{
    /// <summary>More classes than this make no legend: they are single features.</summary>
    const int MostClasses = 400;

    readonly Dictionary<object, FoundClass> _classes = [];
    readonly HashSet<string> _counted = new(StringComparer.Ordinal);

    /// <summary>In the order in which they were found.</summary>
    public IEnumerable<FoundClass> Classes => _classes.Values;

    /// <summary>How many different things are counted in all classes; null when nothing is counted.</summary>
    public IReadOnlySet<string>? Counted => group.Count is null ? null : _counted;

    /// <param name="isShown">Whether the part of the map shows the row.</param>
    public void Add(FrameRows rows, Func<Rung, int, bool> isShown)
    {
        var features = rows.Rung.Features;
        var looks = new GroupLooks(group, features, zoom);
        var feature = new RowFeature(features, group.Data.Columns);
        var columns = RowFeature.Names(features, group.Data.Columns);
        var (key, name, order, count) = (IndexesOf(columns, group.Columns), IndexesOf(columns, group.Columns.Select(ClassWords.NameColumnOf)),
            IndexOf(columns, group.Order), IndexOf(columns, group.Count));
        // Where the attributes that rows share decide everything, a million rows are a few classes.
        var ofClasses = RowFeature.ClassColumnCount(features, group.Data.Columns);
        var known = looks.IsByClass && key.Concat(name).Append(order).All(column => column < ofClasses) ? new Dictionary<int, FoundClass?>() : null;
        foreach (var row in rows.Rows)
        {
            feature.Row = row;
            if (known is null || !known.TryGetValue(features.Attributes.ClassOf[row], out var found))
            {
                found = Find(row);
                if (known is not null) known[features.Attributes.ClassOf[row]] = found;
            }
            if (found is null || !isShown(rows.Rung, row)) continue;
            found.IsPresent = true;
            var counted = count < 0 ? null : TextOf(feature, count);
            if (counted is not null) _counted.Add(counted);
            found.Count(counted);
        }

        FoundClass? Find(int row)
        {
            var values = Array.ConvertAll(key, column => TextOf(feature, column));
            var drawn = looks.Of(row);
            if (Array.TrueForAll(drawn, look => look is null)) return null;
            object at = group.By is null ? new LookKey(drawn) : string.Join('\u001f', values);
            if (!_classes.TryGetValue(at, out var found))
            {
                if (_classes.Count >= MostClasses) return null;
                _classes[at] = found = new FoundClass(new LegendSample(group, features, row), drawn);
            }
            found.AddValues(values, Array.ConvertAll(name, column => TextOf(feature, column)), order < 0 ? StyleValue.Null : feature.Value(order));
            return found;
        }
    }

    static string? TextOf(RowFeature feature, int column) =>
        column >= 0 && feature.Value(column) is { IsNull: false } value ? value.ToString() : null;

    static int IndexOf(IReadOnlyList<string> columns, string? name)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] == name) return i;
        }
        return -1;
    }

    static int[] IndexesOf(IReadOnlyList<string> columns, IEnumerable<string> names) => [.. names.Select(name => IndexOf(columns, name))];
}

/// <summary>One class while it is gathered.</summary>
sealed class FoundClass(LegendSample sample, object?[] drawn)
{
    readonly HashSet<string> _things = new(StringComparer.Ordinal);
    int _features;

    public LegendSample Sample { get; } = sample;

    /// <summary>The looks of the class in each layer of the group, from bottom to top; null where a layer does not draw it.</summary>
    public IReadOnlyList<object?> Drawn { get; } = drawn;

    public LegendLook Look { get; } = GroupLooks.Describe(drawn);

    public bool IsPresent { get; set; }

    public int Features => _things.Count > 0 ? _things.Count : _features;

    public IReadOnlySet<string> Things => _things;

    /// <summary>The different values of the class columns, each with the names that stand beside them.</summary>
    public List<(string?[] Values, string?[] Names)> Members { get; } = [];

    public StyleValue Order { get; private set; }

    public void AddValues(string?[] values, string?[] names, in StyleValue order)
    {
        if (Members.Exists(known => known.Values.AsSpan().SequenceEqual(values))) return;
        if (Members.Count == 0) Order = order;
        Members.Add((values, names));
    }

    public void Count(string? thing)
    {
        _features++;
        if (thing is not null) _things.Add(thing);
    }
}
