using System.Text.Json;

namespace EcoTiles.Tests.Catalogue.Looks;

/// <summary>Classes that stand beside each other in a legend are told apart by their colours.</summary>
public sealed class ClassColourTests
{
    const double Least = 8;

    /// <summary>Steps of lightness from 0 to 100 that a copying machine keeps.</summary>
    const double LeastStep = 6;

    [Theory]
    [InlineData("#FFFFFF", "#000000", 100)]
    [InlineData("#1A9850", "#1A9850", 0)]
    [InlineData("#FF0000", "#0000FF", 52.88)]
    public void The_measure_is_the_one_of_the_commission(string one, string other, double known) =>
        Assert.Equal(known, ColourDifference.Of(one, other), 0.05);

    [Fact]
    public void Neighbouring_classes_have_colours_that_differ() => Assert.Equal("", string.Join('\n',
        Ramps().SelectMany(ramp => ramp.Colours.Zip(ramp.Colours.Skip(1), (one, other) => (ramp.Name, one, other)))
            .Where(pair => ColourDifference.Of(pair.one, pair.other) < Least)
            .Select(pair => $"{pair.Name} {pair.one} {pair.other} {ColourDifference.Of(pair.one, pair.other):0.0}")));

    [Fact]
    public void Levels_differ_for_eyes_without_green_cones_too() => Assert.Equal("", string.Join('\n',
        Ramps().Where(ramp => ramp.IsLevels)
            .SelectMany(ramp => ramp.Colours.Zip(ramp.Colours.Skip(1), (one, other) => (ramp.Name, one, other)))
            .Where(pair => ColourDifference.WithoutGreen(pair.one, pair.other) < Least)
            .Select(pair => $"{pair.Name} {pair.one} {pair.other} {ColourDifference.WithoutGreen(pair.one, pair.other):0.0}")));

    [Fact]
    public void Levels_grow_darker_step_by_step_so_that_a_grey_print_keeps_their_order()
    {
        var levels = Ramps().Where(ramp => ramp.IsLevels && ramp.Colours.Count > 1).ToList();
        Assert.True(levels.Count >= 4);
        Assert.Equal("", string.Join('\n', levels
            .Select(ramp => (ramp.Name, Lightness: ramp.Colours.Select(ColourDifference.Lightness).ToList()))
            .Where(ramp =>
            {
                var steps = ramp.Lightness.Zip(ramp.Lightness.Skip(1), (one, other) => other - one).ToList();
                return !steps.TrueForAll(step => step >= LeastStep) && !steps.TrueForAll(step => step <= -LeastStep);
            })
            .Select(ramp => $"{ramp.Name} {string.Join(' ', ramp.Lightness.Select(light => Math.Round(light)))}")));
    }

    /// <summary>
    /// Every <c>match</c> by which a style fills areas of classes, however deep in the expression, with its colours in the order of
    /// the legend, and the classes of relief.
    /// </summary>
    static IEnumerable<(string Name, bool IsLevels, IReadOnlyList<string> Colours)> Ramps()
    {
        string[] folders = ["maps", "shared"];
        foreach (var file in folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(StylesFolder.Path, folder), "*.json")).Order(StringComparer.Ordinal))
        {
            using var style = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var layer in style.RootElement.GetProperty("layers").EnumerateArray())
            {
                if (!layer.TryGetProperty("paint", out var paint) || !paint.TryGetProperty("fill-color", out var color)) continue;
                foreach (var match in Matches(color))
                {
                    // The last colour is of values that are no class.
                    string[] colours = [.. match.EnumerateArray().Skip(3).Where((arm, i) => i % 2 == 0 && arm.ValueKind == JsonValueKind.String).Select(arm => arm.GetString()!)];
                    yield return ($"{Path.GetFileName(file)} {layer.GetProperty("id")}", match[1].GetRawText().Contains("\"level\"", StringComparison.Ordinal), colours);
                }
            }
        }
        using var relief = JsonDocument.Parse(File.ReadAllText(Path.Combine(StylesFolder.Path, "relief.json")));
        foreach (var scale in relief.RootElement.GetProperty("scales").EnumerateObject())
        {
            yield return ($"relief.json {scale.Name}", scale.Name == "slope",
                [.. scale.Value.GetProperty("classes").EnumerateArray().Select(each => each.GetProperty("color").GetString()!)]);
        }
    }

    static IEnumerable<JsonElement> Matches(JsonElement expression)
    {
        if (expression.ValueKind != JsonValueKind.Array) return [];
        var inner = expression.EnumerateArray().SelectMany(Matches);
        return expression[0].ValueEquals("match") ? inner.Prepend(expression) : inner;
    }
}
