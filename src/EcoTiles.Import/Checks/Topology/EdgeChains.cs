using System.Runtime.InteropServices;

namespace EcoTiles.Import.Checks.Topology;

/// <summary>Edges that follow each other as one line, up to places where another number than two of them meet.</summary>
static class EdgeChains
{
    public static IEnumerable<List<EdgeSum.Step>> Of(IReadOnlyList<EdgeSum.Edge> edges)
    {
        var edgesAt = new Dictionary<EdgeSum.Step, List<int>>(edges.Count);
        for (var i = 0; i < edges.Count; i++)
        {
            At(edgesAt, edges[i].From).Add(i);
            At(edgesAt, edges[i].To).Add(i);
        }
        var used = new bool[edges.Count];
        for (var i = 0; i < edges.Count; i++)
        {
            if (used[i]) continue;
            used[i] = true;
            var backwards = Follow(edges[i].From, edges, edgesAt, used);
            backwards.Reverse();
            yield return [.. backwards, .. Follow(edges[i].To, edges, edgesAt, used)];
        }
    }

    /// <summary>The places from one on, as far as there is exactly one way to go.</summary>
    static List<EdgeSum.Step> Follow(
        EdgeSum.Step from, IReadOnlyList<EdgeSum.Edge> edges, Dictionary<EdgeSum.Step, List<int>> edgesAt, bool[] used)
    {
        List<EdgeSum.Step> line = [from];
        while (edgesAt[from] is [var one, var other] && (!used[one] || !used[other]))
        {
            var next = used[one] ? other : one;
            used[next] = true;
            from = edges[next].From == from ? edges[next].To : edges[next].From;
            line.Add(from);
        }
        return line;
    }

    static List<int> At(Dictionary<EdgeSum.Step, List<int>> edgesAt, EdgeSum.Step place)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(edgesAt, place, out _);
        return list ??= new(2);
    }
}
