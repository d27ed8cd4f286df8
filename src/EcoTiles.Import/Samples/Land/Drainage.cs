using EcoTiles.Import.Samples.Chance;
using EcoTiles.Import.Samples.Mesh;

namespace EcoTiles.Import.Samples.Land;

/// <summary>A watercourse that no text names, ending on another one or on a river.</summary>
/// <param name="River">Index of the river whose basin it is in.</param>
/// <param name="Size">Cells that drain through its end.</param>
public sealed record Brook(IReadOnlyList<PlanePoint> Line, int River, int Size);

/// <summary>Where the water of every cell flows, and the brooks and basins that follow from it.</summary>
/// <param name="River">For each cell the river its water reaches.</param>
/// <param name="Basin">For each cell its smallest basin.</param>
/// <param name="BasinRiver">For each smallest basin its river.</param>
public sealed record Drainage(int[] River, int[] Basin, IReadOnlyList<int> BasinRiver, IReadOnlyList<Brook> Brooks)
{
    const double DriestSource = 130; // millimetres a year; no brook begins in a desert

    public static Drainage Follow(PlanSite site, Terrain terrain, Rivers rivers)
    {
        var (parents, order, river) = Flood(site, terrain, rivers);
        var size = new int[site.Mesh.Count];
        for (var i = order.Count - 1; i >= 0; i--)
        {
            size[order[i]]++;
            if (parents[order[i]] >= 0) size[parents[order[i]]] += size[order[i]];
        }
        var (basin, basinRiver) = Basins(site, rivers, parents, order, river, size);
        return new Drainage(river, basin, basinRiver, TraceBrooks(site, terrain, rivers, parents, order, river, size));
    }

    /// <summary>Floods the plan upwards from its rivers: every cell drains to the one it was reached from.</summary>
    static (int[] Parents, List<int> Order, int[] River) Flood(PlanSite site, Terrain terrain, Rivers rivers)
    {
        var parents = new int[site.Mesh.Count];
        var river = new int[site.Mesh.Count];
        Array.Fill(parents, -1);
        Array.Fill(river, -1);
        var order = new List<int>();
        var divide = Divides(site);
        var waiting = new PriorityQueue<int, (double, int)>();
        for (var i = 0; i < rivers.All.Count; i++)
        {
            foreach (var cell in rivers.All[i].Line.Select(site.CellAt).Where(cell => cell >= 0 && site.Inside[cell]))
            {
                if (river[cell] >= 0) continue;
                river[cell] = i;
                waiting.Enqueue(cell, (double.NegativeInfinity, cell));
            }
        }
        while (waiting.TryDequeue(out var cell, out var level))
        {
            order.Add(cell);
            for (var side = 0; side < 6; side++)
            {
                var next = site.Mesh.Neighbour(cell, side);
                if (next < 0 || !site.Inside[next] || river[next] >= 0) continue;
                river[next] = river[cell];
                parents[next] = cell;
                // In flat land the way is decided by distance, swells too low to matter elsewhere, and chance.
                var rise = terrain.Elevation[next] + divide[next] + 12 * site.Noise(next, 42, 11, 4)
                    + 3 * SeededHash.Unit(SeededHash.Mix(site.Seed, 40, next));
                waiting.Enqueue(next, (Math.Max(rise, level.Item1 + 0.4), next));
            }
        }
        return (parents, order, river);
    }

    /// <summary>A swell along the boundary, as most boundaries follow divides; else brooks would run along it.</summary>
    static double[] Divides(PlanSite site)
    {
        var depth = new double[site.Mesh.Count];
        Array.Fill(depth, double.PositiveInfinity);
        Rivers.Spread(site, Enumerable.Range(0, site.Mesh.Count).Where(cell => !site.Inside[cell]), depth);
        return Array.ConvertAll(depth, distance => 40 * Math.Exp(-distance / (0.035 * site.Frame.SizeKm)));
    }

    static (int[] Basin, IReadOnlyList<int> BasinRiver) Basins(
        PlanSite site, Rivers rivers, int[] parents, List<int> order, int[] river, int[] size)
    {
        var smallest = site.Cells.Length / 70;
        var basin = new int[site.Mesh.Count];
        Array.Fill(basin, -1);
        var basinRiver = Enumerable.Range(0, rivers.All.Count).ToList(); // first what drains to each river directly
        foreach (var cell in order)
        {
            if (parents[cell] < 0) basin[cell] = river[cell];
            else if (parents[parents[cell]] < 0 && size[cell] >= smallest)
            {
                basin[cell] = basinRiver.Count;
                basinRiver.Add(river[cell]);
            }
            else basin[cell] = basin[parents[cell]];
        }
        MeshRegions.DropCrumbs(site.Mesh, basin, 40);
        // A crumb may have gone to another river's basin, so the rivers follow the basins.
        for (var cell = 0; cell < basin.Length; cell++) river[cell] = basin[cell] < 0 ? -1 : basinRiver[basin[cell]];
        return (basin, basinRiver);
    }

    static List<Brook> TraceBrooks(PlanSite site, Terrain terrain, Rivers rivers, int[] parents, List<int> order,
        int[] river, int[] size)
    {
        var least = site.Cells.Length / 190;
        var brooks = new List<Brook>();
        var drawn = new Dictionary<int, PlanePoint>();
        foreach (var point in rivers.All.SelectMany(one => one.Line)) drawn.TryAdd(site.CellAt(point), point);
        var heads = order.Where(cell => parents[cell] >= 0 && size[cell] >= least).Reverse().ToList();
        // Longest first: shorter ones end on what is there already.
        var lengths = new Dictionary<int, int>();
        foreach (var cell in heads)
        {
            var length = lengths.GetValueOrDefault(cell) + 1;
            lengths[parents[cell]] = Math.Max(lengths.GetValueOrDefault(parents[cell]), length);
        }
        foreach (var head in heads.Where(cell => !lengths.ContainsKey(cell))
            .OrderByDescending(cell => Steps(parents, cell)).ThenBy(cell => cell))
        {
            var cells = new List<int>();
            var at = head;
            for (; at >= 0 && !drawn.ContainsKey(at); at = parents[at]) cells.Add(at);
            if (at < 0 || cells.Count < 5 || terrain.Precipitation[head] < DriestSource) continue;
            var places = cells.Select(cell => Shaken(site, cell)).Append(drawn[at]).ToList();
            var line = PlaneLines.Softened(PlaneLines.Relaxed(places, 3), 2);
            foreach (var point in line) drawn.TryAdd(site.CellAt(point), point);
            foreach (var cell in cells) drawn.TryAdd(cell, line.MinBy(point => point.DistanceTo(site.Places[cell])));
            brooks.Add(new Brook(line, river[cells[^1]], size[cells[^1]]));
        }
        return brooks;
    }

    static int Steps(int[] parents, int cell)
    {
        var steps = 0;
        for (; cell >= 0; cell = parents[cell]) steps++;
        return steps;
    }

    static PlanePoint Shaken(PlanSite site, int cell)
    {
        var hash = SeededHash.Mix(site.Seed, 41, cell);
        var reach = 0.35 * site.PitchKm;
        return new(site.Places[cell].X + reach * SeededHash.Signed(hash),
            site.Places[cell].Y + reach * SeededHash.Signed(SeededHash.Mix(hash, 1)));
    }
}
