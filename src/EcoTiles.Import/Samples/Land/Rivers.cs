using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples.Chance;

namespace EcoTiles.Import.Samples.Land;

/// <summary>One river of the facts with its bends, within the plan.</summary>
/// <param name="System">Number of the river system it belongs to.</param>
public sealed record River(string Id, string Name, bool IsBackbone, int System, IReadOnlyList<PlanePoint> Line);

/// <summary>The rivers that the facts name, and how far each cell is from the nearest one.</summary>
public sealed record Rivers(IReadOnlyList<River> All, double[] DistanceKm)
{
    public static Rivers Trace(PlanSite site, PlanFacts facts)
    {
        var rivers = new List<River>();
        var corridors = facts.Corridors.Where(corridor => corridor.Kind == "river")
            .OrderByDescending(corridor => corridor.IsBackbone)
            .ThenByDescending(corridor => PlaneLines.Length(site.Frame.Line(corridor.Line)));
        foreach (var corridor in corridors) rivers.Add(Trace(site, corridor, rivers));

        var distance = new double[site.Mesh.Count];
        var cells = new HashSet<int>();
        foreach (var river in rivers) cells.UnionWith(river.Line.Select(site.CellAt));
        cells.Remove(-1);
        Array.Fill(distance, double.PositiveInfinity);
        Spread(site, cells, distance);
        return new Rivers(rivers, distance);
    }

    /// <summary>Distances in kilometres from a set of cells, along the mesh.</summary>
    public static void Spread(PlanSite site, IEnumerable<int> from, double[] distance)
    {
        var waiting = new PriorityQueue<int, (double, int)>();
        foreach (var cell in from.Order())
        {
            distance[cell] = 0;
            waiting.Enqueue(cell, (0, cell));
        }
        while (waiting.TryDequeue(out var cell, out var priority))
        {
            if (priority.Item1 > distance[cell]) continue;
            for (var side = 0; side < 6; side++)
            {
                var next = site.Mesh.Neighbour(cell, side);
                if (next < 0) continue;
                var total = priority.Item1 + 0.93 * site.PitchKm; // a path of steps is a little longer than the way
                if (total >= distance[next]) continue;
                distance[next] = total;
                waiting.Enqueue(next, (total, next));
            }
        }
    }

    static River Trace(PlanSite site, CorridorFact corridor, List<River> earlier)
    {
        var seed = SeededHash.Mix(site.Seed, corridor.Id);
        var line = site.Frame.Line(corridor.Line).ToList();
        var near = 0.07 * site.Frame.SizeKm;
        var joined = Join(line, earlier, near);
        if (joined.Start is null) ExtendToBoundary(site, line, fromStart: true);
        if (joined.End is null) ExtendToBoundary(site, line, fromStart: false);

        var step = site.PitchKm / 4;
        var bends = PlaneLines.Meandering(PlaneLines.Rounded(line, step), site.Frame.SizeKm / 11, 0.2, seed);
        var curls = PlaneLines.Meandering(bends, site.Frame.SizeKm / 45, 0.22, SeededHash.Mix(seed, 1));
        var within = PlaneLines.Runs(curls, site.IsInside).MaxBy(run => run.Count) ?? curls;
        return new River(corridor.Id, corridor.Name, corridor.IsBackbone,
            (joined.End ?? joined.Start)?.System ?? earlier.Select(river => river.System).DefaultIfEmpty(-1).Max() + 1,
                within);
    }

    /// <summary>Moves an end that comes close to an earlier river onto it.</summary>
    static (River? Start, River? End) Join(List<PlanePoint> line, List<River> earlier, double near)
    {
        River? JoinAt(Index end)
        {
            foreach (var river in earlier)
            {
                var closest = river.Line.MinBy(point => point.DistanceTo(line[end]));
                if (closest.DistanceTo(line[end]) > near) continue;
                line[end] = closest;
                return river;
            }
            return null;
        }
        return (JoinAt(0), JoinAt(^1));
    }

    /// <summary>A line that ends just short of the boundary goes on to it.</summary>
    public static void ExtendToBoundary(PlanSite site, List<PlanePoint> line, bool fromStart)
    {
        var (end, before) = fromStart ? (line[0], line[1]) : (line[^1], line[^2]);
        if (!site.IsInside(end)) return;
        var length = end.DistanceTo(before);
        for (var ahead = 0.0; ahead < 0.15 * site.Frame.SizeKm; ahead += site.PitchKm / 2)
        {
            var point = before.Towards(end, 1 + ahead / length);
            if (site.IsInside(point)) continue;
            line.Insert(fromStart ? 0 : line.Count, before.Towards(end, 1 + (ahead + site.PitchKm) / length));
            return;
        }
    }
}
