namespace EcoTiles.Rendering.Labels;

/// <summary>The lines of one feature in a tile, and the label that wants to stand along them.</summary>
/// <param name="Order">Where the feature stands in the data.</param>
sealed record NamedLines(SymbolLook Look, int Order, List<WorldPlace[]> Lines)
{
    /// <summary>
    /// Puts lines of one name end to end where they meet, so that a river of many parts has its name along the whole. As in browsers
    /// only the first line of a feature takes part, and the feature that comes first lends its look.
    /// </summary>
    public static List<NamedLines> Joined(List<NamedLines> features)
    {
        var joined = new List<NamedLines?>(features.Count);
        var (byStart, byEnd) = (new Dictionary<(string, WorldPlace), int>(), new Dictionary<(string, WorldPlace), int>());
        foreach (var feature in features)
        {
            if (feature.Look.Text?.Plain is not { Length: > 0 } name)
            {
                joined.Add(feature);
                continue;
            }
            var line = feature.Lines[0];
            var (start, end) = ((name, line[0]), (name, line[^1]));
            var (hasBefore, hasAfter) = (byEnd.TryGetValue(start, out var before), byStart.TryGetValue(end, out var after));
            if (hasBefore && hasAfter && before != after)
            {
                byEnd.Remove(start);
                byStart.Remove(end);
                var rest = joined[after]!.Lines[0]; // what can be found by its start is there
                Join(joined[before]!, [.. line, .. rest[1..]], atEnd: true); // what can be found by its end is there
                byEnd[(name, rest[^1])] = before;
                joined[after] = null;
            }
            else if (hasBefore)
            {
                byEnd.Remove(start);
                Join(joined[before]!, line, atEnd: true); // as above
                byEnd[end] = before;
            }
            else if (hasAfter)
            {
                byStart.Remove(end);
                Join(joined[after]!, line, atEnd: false); // as above
                byStart[start] = after;
            }
            else
            {
                byStart[start] = byEnd[end] = joined.Count;
                joined.Add(feature with { Lines = [.. feature.Lines] });
            }
        }
        return [.. joined.OfType<NamedLines>()];
    }

    static void Join(NamedLines feature, WorldPlace[] line, bool atEnd) =>
        feature.Lines[0] = atEnd ? [.. feature.Lines[0], .. line[1..]] : [.. line, .. feature.Lines[0][1..]];
}
