using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples.Chance;
using EcoTiles.Import.Samples.Land;

namespace EcoTiles.Import.Samples.Places;

/// <summary>A road and its class: national, provincial, county or town.</summary>
public sealed record Road(string? Name, string Class, IReadOnlyList<PlanePoint> Line);

/// <summary>The roads of the facts, and those that join the seats of units and villages along the easiest way.</summary>
/// <param name="ClassAt">For each cell the best class of road in it: 0 none, 1 national, 2 provincial, 3 county, 4 town.</param>
public sealed record RoadNetwork(IReadOnlyList<Road> Roads, byte[] ClassAt)
{
    /// <summary>What a step onto a cell costs besides the climb.</summary>
    double[] Ground { get; init; } = [];

    static readonly string[] Classes = ["", "national", "provincial", "county", "town"];

    public static RoadNetwork Lay(PlanSite site, PlanFacts facts, Terrain terrain, Rivers rivers, Divisions divisions,
        int chiefCell)
    {
        var net = new RoadNetwork([], new byte[site.Mesh.Count]) { Ground = new double[site.Mesh.Count] };
        foreach (var cell in site.Cells) net.Ground[cell] = 0.5 * site.Noise(cell, 71, 14, 2)
            + (rivers.DistanceKm[cell] == 0 ? 1.5 : 0);
        var roads = new List<Road>();
        foreach (var corridor in facts.Corridors.Where(corridor => corridor.Kind == "road"))
        {
            var line = Course(site, corridor);
            roads.Add(new Road(corridor.Name, "national", line));
            foreach (var cell in line.Select(site.CellAt)) net.ClassAt[cell] = 1;
        }
        foreach (var (target, i) in BoundaryGates(site, chiefCell).Select((cell, i) => (cell, i)))
            net.Connect(site, terrain, roads, chiefCell, target, 2, $"省道（示意{i + 1}）");
        var towns = divisions.SeatCells.OrderBy(cell => site.Places[cell].DistanceTo(site.Places[chiefCell])).ToList();
        foreach (var (seat, i) in towns.Select((cell, i) => (cell, i)))
        {
            net.Connect(site, terrain, roads, chiefCell, seat, 3, $"县道（示意{i + 1}）");
            var nearest = towns.Where(other => other != seat)
                .OrderBy(other => site.Places[other].DistanceTo(site.Places[seat])).Take(2);
            foreach (var other in nearest) net.Connect(site, terrain, roads, seat, other, 3, null);
        }
        foreach (var village in divisions.Villages)
            net.Connect(site, terrain, roads, village.Cell, -1, 4, null);
        return new RoadNetwork(roads, net.ClassAt);
    }

    /// <summary>A road or barrier of the facts, swinging a little; the corridor along a road has the same course.</summary>
    public static IReadOnlyList<PlanePoint> Course(PlanSite site, CorridorFact corridor)
    {
        var course = site.Frame.Line(corridor.Line).ToList();
        if (corridor.Kind == "road")
        {
            Rivers.ExtendToBoundary(site, course, fromStart: true);
            Rivers.ExtendToBoundary(site, course, fromStart: false);
        }
        var line = PlaneLines.Rounded(course, site.PitchKm / 3);
        var bent = PlaneLines.Meandering(line, site.Frame.SizeKm / 7, 0.06, SeededHash.Mix(site.Seed, corridor.Id));
        return PlaneLines.Runs(bent, site.IsInside).MaxBy(run => run.Count) ?? bent;
    }

    /// <summary>Places on the boundary, in four directions from the chief town.</summary>
    static IEnumerable<int> BoundaryGates(PlanSite site, int chief)
    {
        var start = SeededHash.Unit(SeededHash.Mix(site.Seed, 70));
        return Enumerable.Range(0, 4).Select(i =>
        {
            var (sine, cosine) = Math.SinCos(Math.Tau * (start + i / 4.0));
            return site.Cells.MaxBy(cell =>
            {
                double dx = site.Places[cell].X - site.Places[chief].X, dy = site.Places[cell].Y - site.Places[chief].Y;
                return dx * cosine + dy * sine - 1.5 * Math.Abs(dx * sine - dy * cosine);
            });
        });
    }

    /// <summary>Builds what is missing of the way between two cells; a target of -1 is the nearest road.</summary>
    void Connect(PlanSite site, Terrain terrain, List<Road> roads, int from, int target, byte grade, string? name)
    {
        var path = EasiestWay(site, terrain, from, target);
        var run = new List<int>();
        var named = false;
        for (var i = 0; i < path.Count; i++)
        {
            var isNew = ClassAt[path[i]] == 0;
            if (run.Count == 0 && !isNew && !(i + 1 < path.Count && ClassAt[path[i + 1]] == 0)) continue;
            run.Add(path[i]);
            if ((isNew || run.Count == 1) && i < path.Count - 1) continue;
            if (run.Count > 1)
            {
                var line = run.Select((cell, k) => Placed(site, cell)).ToList();
                roads.Add(new Road(named ? null : name, Classes[grade],
                    PlaneLines.Softened(PlaneLines.Relaxed(line, 4), 2)));
                named = true;
            }
            run = [];
            if (!isNew && i + 1 < path.Count && ClassAt[path[i + 1]] == 0) run.Add(path[i]);
        }
        foreach (var cell in path)
            if (ClassAt[cell] == 0) ClassAt[cell] = grade;
    }

    List<int> EasiestWay(PlanSite site, Terrain terrain, int from, int target)
    {
        var cost = new Dictionary<int, double> { [from] = 0 };
        var before = new Dictionary<int, int>();
        var waiting = new PriorityQueue<int, (double, int)>();
        waiting.Enqueue(from, (0, from));
        var goal = -1;
        while (waiting.TryDequeue(out var cell, out var priority))
        {
            if (cell == target || (target < 0 && ClassAt[cell] != 0))
            {
                goal = cell;
                break;
            }
            var spent = cost[cell];
            if (priority.Item1 > spent + Ahead(site, cell, target) + 1e-9) continue;
            for (var side = 0; side < 6; side++)
            {
                var next = site.Mesh.Neighbour(cell, side);
                if (next < 0 || !site.Inside[next]) continue;
                var climb = Math.Abs(terrain.Elevation[next] - terrain.Elevation[cell]) / (1000 * site.PitchKm);
                var step = (1 + Math.Min(8, 14 * climb) + Ground[next])
                    * (ClassAt[next] != 0 ? 0.35 : 1);
                var total = spent + Math.Max(0.3, step);
                if (cost.TryGetValue(next, out var known) && total >= known) continue;
                cost[next] = total;
                before[next] = cell;
                waiting.Enqueue(next, (total + Ahead(site, next, target), next));
            }
        }
        var path = new List<int>();
        for (var cell = goal; cell >= 0; cell = before.GetValueOrDefault(cell, -1)) path.Add(cell);
        path.Reverse();
        return path;
    }

    /// <summary>The least that the rest of the way can cost.</summary>
    static double Ahead(PlanSite site, int cell, int target) =>
        target < 0 ? 0 : 0.3 * site.Places[cell].DistanceTo(site.Places[target]) / site.PitchKm;

    static PlanePoint Placed(PlanSite site, int cell)
    {
        var hash = SeededHash.Mix(site.Seed, 72, cell);
        var reach = 0.3 * site.PitchKm;
        return new(site.Places[cell].X + reach * SeededHash.Signed(hash),
            site.Places[cell].Y + reach * SeededHash.Signed(SeededHash.Mix(hash, 1)));
    }
}
