namespace EcoTiles.Import.Samples.Mesh;

/// <summary>Lines of equal value through the triangles that neighbouring cell centres make.</summary>
public static class MeshContours
{
    /// <summary>Lines in degrees; a closed one ends where it began.</summary>
    public static IEnumerable<IReadOnlyList<(double X, double Y)>> At(HexMesh mesh, double[] values, double level, Func<int, bool> allowed)
    {
        // A line crosses the links between neighbouring cells; each triangle joins two crossings.
        var joins = new Dictionary<(int, int), List<(int, int)>>();
        for (var cell = 0; cell < mesh.Count; cell++)
        {
            if (!allowed(cell)) continue;
            for (var side = 0; side < 2; side++)
            {
                var b = mesh.Neighbour(cell, side);
                var c = mesh.Neighbour(cell, side + 1);
                if (b < 0 || c < 0 || !allowed(b) || !allowed(c)) continue;
                var crossed = new List<(int, int)>(2);
                foreach (var (from, to) in new[] { (cell, b), (b, c), (c, cell) })
                    if (values[from] < level != values[to] < level) crossed.Add((Math.Min(from, to),
                        Math.Max(from, to)));
                if (crossed.Count != 2) continue;
                Join(joins, crossed[0], crossed[1]);
                Join(joins, crossed[1], crossed[0]);
            }
        }
        var walked = new HashSet<(int, int)>();
        // Open lines first, from their ends.
        foreach (var start in joins.Keys.OrderBy(link => joins[link].Count).ThenBy(link => link).ToList())
        {
            if (walked.Contains(start)) continue;
            var line = new List<(double, double)>();
            (int, int)? at = start;
            while (at is { } link && walked.Add(link))
            {
                line.Add(Crossing(mesh, values, level, link));
                at = joins[link].Where(next => !walked.Contains(next))
                    .Select(next => ((int, int)?)next).FirstOrDefault();
            }
            if (joins[start].Count == 2 && line.Count > 2) line.Add(line[0]);
            if (line.Count > 1) yield return line;
        }
    }

    static void Join(Dictionary<(int, int), List<(int, int)>> joins, (int, int) from, (int, int) to)
    {
        if (!joins.TryGetValue(from, out var others)) joins[from] = others = [];
        others.Add(to);
    }

    static (double X, double Y) Crossing(HexMesh mesh, double[] values, double level, (int From, int To) link)
    {
        var share = (level - values[link.From]) / (values[link.To] - values[link.From]);
        return (mesh.CentreX(link.From) + share * (mesh.CentreX(link.To) - mesh.CentreX(link.From)),
            mesh.CentreY(link.From) + share * (mesh.CentreY(link.To) - mesh.CentreY(link.From)));
    }
}
