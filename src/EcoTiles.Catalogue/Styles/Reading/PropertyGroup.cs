using System.Text.Json;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Reading;

/// <summary>The <c>paint</c> or <c>layout</c> object of a layer, read property by property; <see cref="Close"/> notes the rest.</summary>
sealed class PropertyGroup
{
    const string Transition = "-transition";

    readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    readonly HashSet<string> _known = new(StringComparer.Ordinal);
    readonly string _layer;
    readonly string _path;
    readonly ExpressionScope _scope;

    public PropertyGroup(string layer, JsonElement? json, string path, ExpressionScope scope)
    {
        _layer = layer;
        _path = path;
        _scope = scope;
        if (json is not { } group) return;
        if (group.ValueKind != JsonValueKind.Object)
        {
            scope.Problems.WrongType(path, "对象", "an object", group.ValueKind);
            return;
        }
        foreach (var property in group.EnumerateObject())
        {
            if (!_values.TryAdd(property.Name, property.Value)) scope.Problems.Repeated($"{path}.{property.Name}");
        }
    }

    public StyleProperty<double> Number(
        string name, double fallback, Reach reach = Reach.Feature,
        double min = double.NegativeInfinity, double max = double.PositiveInfinity, bool interpolates = true) =>
        Read(name, new PropertySpec(StyleType.Number, reach, interpolates) { Min = min, Max = max }, fallback, Take.Number);

    /// <summary>One number, or a list of them, each a property of its own.</summary>
    public IReadOnlyList<StyleProperty<double>> OneOrMoreNumbers(string name, double fallback, double min, double max) =>
        ReadOneOrMore(name, new PropertySpec(StyleType.Number, Reach.Zoom, true) { Min = min, Max = max }, fallback, Take.Number);

    /// <summary>One colour, or a list of them, each a property of its own.</summary>
    public IReadOnlyList<StyleProperty<StyleColor>> OneOrMoreColors(string name, StyleColor fallback) =>
        ReadOneOrMore(name, new PropertySpec(StyleType.Color, Reach.Zoom, true), fallback, Take.Color);

    public StyleProperty<double> Share(string name, Reach reach = Reach.Feature) => Number(name, 1, reach, 0, 1);

    public StyleProperty<double> SortKey(string name) => Number(name, 0, interpolates: false);

    public StyleProperty<bool> Flag(string name, bool fallback) =>
        Read(name, new PropertySpec(StyleType.Boolean, Reach.Zoom, false), fallback, Take.Boolean);

    public StyleProperty<StyleColor> Color(string name, StyleColor fallback, Reach reach = Reach.Feature) =>
        Read(name, new PropertySpec(StyleType.Color, reach, true), fallback, Take.Color);

    public StyleProperty<T> Choice<T>(string name, T fallback, Reach reach = Reach.Zoom, params T[] allowed) where T : struct, Enum
    {
        var words = allowed.Length == 0 ? ChoiceNames.All<T>() : [.. allowed.Select(ChoiceNames.Of)];
        return Read<T>(name, new PropertySpec(StyleType.Text, reach, false) { Words = words }, fallback, Take.Choice<T>);
    }

    public StyleProperty<IReadOnlyList<T>> Choices<T>(string name) where T : struct, Enum => Read<IReadOnlyList<T>>(
        name, new PropertySpec(StyleType.ArrayOf(StyleType.Text), Reach.Zoom, false) { Words = ChoiceNames.All<T>() }, [], Take.Choices);

    public StyleProperty<StylePoint> Point(string name, Reach reach = Reach.Zoom) =>
        Read(name, new PropertySpec(StyleType.ArrayOf(StyleType.Number, 2), reach, true), default(StylePoint), Take.Point);

    public StyleProperty<IReadOnlyList<double>> Numbers(string name, double[] fallback, Reach reach, int? length = null) => Read<IReadOnlyList<double>>(
        name, new PropertySpec(StyleType.ArrayOf(StyleType.Number, length), reach, length is not null), fallback, Take.Numbers);

    public StyleProperty<StyleImage?> Image(string name, Reach reach = Reach.Feature, bool hasTokens = false) =>
        Read<StyleImage?>(name, new PropertySpec(StyleType.Image, reach, false) { HasTokens = hasTokens }, null, Take.Image);

    public StyleProperty<LabelText> Label(string name) =>
        Read(name, new PropertySpec(StyleType.Formatted, Reach.Feature, false) { HasTokens = true }, new LabelText("", null), Take.Label);

    public StyleProperty<IReadOnlyList<string>> Fonts(string name, string[] fallback)
    {
        var spec = new PropertySpec(StyleType.ArrayOf(StyleType.Text), Reach.Feature, false) { ListsOutputs = true };
        return Read<IReadOnlyList<string>>(name, spec, fallback, Take.Texts);
    }

    public StyleProperty<StylePadding> Padding(string name, double fallback) =>
        Read(name, new PropertySpec(StyleType.Padding, Reach.Feature, true), StylePadding.All(fallback), Take.Padding);

    public StyleProperty<AnchorOffsets?> AnchorOffsets(string name) =>
        Read<AnchorOffsets?>(name, new PropertySpec(StyleType.AnchorOffsets, Reach.Feature, true), null, Take.AnchorOffsets);

    /// <summary><c>icon-overlap</c> or <c>text-overlap</c>; when it is not set, what the older switch says.</summary>
    public StyleProperty<Overlap> Overlap(string of)
    {
        var older = Read($"{of}-allow-overlap", new PropertySpec(StyleType.Boolean, Reach.Zoom, false), Values.Overlap.Never, Take.MayOverlap);
        return OneOf(Choice($"{of}-overlap", Values.Overlap.Never), older);
    }

    /// <summary>Notes that a thing is said under both of its names.</summary>
    public void NoteBoth(string newer, string older)
    {
        if (_values.ContainsKey(newer) && _values.ContainsKey(older))
            _scope.Problems.Add($"{_path}.{older}", $"与“{newer}”重复，请只写后者。", $"\"{newer}\" says the same; write that alone.");
    }

    /// <summary>Of two names for one thing, the one that is used.</summary>
    public static StyleProperty<T> OneOf<T>(StyleProperty<T> newer, StyleProperty<T> older) => newer.IsSet ? newer : older;

    /// <summary>A property that a flat map does not show, checked all the same.</summary>
    public void Ignore<T>(Func<PropertyGroup, StyleProperty<T>> read) => read(this);

    /// <summary><c>visibility</c>, which only the style's own state may decide.</summary>
    public bool IsVisible()
    {
        var visibility = Read(
            "visibility", new PropertySpec(StyleType.Text, Reach.Fixed, false) { Words = ["visible", "none"] }, true, Take.Visibility);
        return visibility.Evaluate(new EvaluationContext());
    }

    /// <summary>Notes every property that no layer of this kind has.</summary>
    public void Close()
    {
        foreach (var (name, value) in _values)
        {
            if (_known.Contains(name)) continue;
            var isTransition = name.EndsWith(Transition, StringComparison.Ordinal) && _known.Contains(name[..^Transition.Length]);
            if (!isTransition) _scope.Problems.Unknown($"{_path}.{name}", "属性", "property", name, _known);
            else if (value.ValueKind != JsonValueKind.Object) _scope.Problems.WrongType($"{_path}.{name}", "对象", "an object", value.ValueKind);
        }
    }

    IReadOnlyList<StyleProperty<T>> ReadOneOrMore<T>(string name, PropertySpec spec, T fallback, TakeValue<T> take)
    {
        if (!_values.TryGetValue(name, out var json) || !IsList(json)) return [Read(name, spec, fallback, take)];
        _known.Add(name);
        return
        [
            .. json.EnumerateArray().Select((item, index) =>
                Read(item, FormattableString.Invariant($"{_path}.{name}[{index}]"), spec, fallback, take)),
        ];
    }

    static bool IsList(JsonElement json) => json.ValueKind == JsonValueKind.Array && json.GetArrayLength() > 0
        && !(json[0].ValueKind == JsonValueKind.String && ExpressionTable.Find(json[0].GetString() ?? "") is not null);

    StyleProperty<T> Read<T>(string name, PropertySpec spec, T fallback, TakeValue<T> take)
    {
        _known.Add(name);
        return Read(_values.TryGetValue(name, out var json) ? json : null, $"{_path}.{name}", spec, fallback, take);
    }

    StyleProperty<T> Read<T>(JsonElement? json, string path, PropertySpec spec, T fallback, TakeValue<T> take)
    {
        var expression = json is { } given ? new PropertyReader(spec, _scope).Read(given, path) : null;
        return new StyleProperty<T>(_layer, path, fallback, expression is not null, expression, take);
    }
}
