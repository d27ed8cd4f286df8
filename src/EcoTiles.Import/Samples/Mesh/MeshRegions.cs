using EcoTiles.Import.Samples.Chance;

namespace EcoTiles.Import.Samples.Mesh;

/// <summary>Finds, grows and cleans regions of cells. A label below 0 stands for no region.</summary>
public static class MeshRegions
{
    /// <summary>Numbers the connected parts of equal label, in the order of their first cells.</summary>
    public static (int[] Parts, List<int> PartLabels) Components(HexMesh mesh, ReadOnlySpan<int> labels)
    {
        var parts = new int[mesh.Count];
        Array.Fill(parts, -1);
        var partLabels = new List<int>();
        var waiting = new Stack<int>();
        for (var cell = 0; cell < mesh.Count; cell++)
        {
            if (labels[cell] < 0 || parts[cell] >= 0) continue;
            parts[cell] = partLabels.Count;
            waiting.Push(cell);
            while (waiting.TryPop(out var at))
            {
                for (var side = 0; side < 6; side++)
                {
                    var next = mesh.Neighbour(at, side);
                    if (next < 0 || parts[next] >= 0 || labels[next] != labels[cell]) continue;
                    parts[next] = partLabels.Count;
                    waiting.Push(next);
                }
            }
            partLabels.Add(labels[cell]);
        }
        return (parts, partLabels);
    }

    /// <summary>
    /// Grows regions from their seeds over all allowed cells, each cell going to the seed that reaches it cheapest:
    /// every region is connected with its seeds.
    /// </summary>
    public static int[] Grow(HexMesh mesh,
        IEnumerable<(int Cell, int Label)> seeds, Func<int, int, double> costOfStep, Func<int, bool> allowed)
    {
        var labels = new int[mesh.Count];
        Array.Fill(labels, -1);
        var cost = new double[mesh.Count];
        Array.Fill(cost, double.PositiveInfinity);
        var waiting = new PriorityQueue<(int Cell, int Label), (double, int)>();
        foreach (var (cell, label) in seeds)
        {
            cost[cell] = 0;
            waiting.Enqueue((cell, label), (0, cell));
        }
        while (waiting.TryDequeue(out var at, out var priority))
        {
            if (labels[at.Cell] >= 0) continue;
            labels[at.Cell] = at.Label;
            for (var side = 0; side < 6; side++)
            {
                var next = mesh.Neighbour(at.Cell, side);
                if (next < 0 || labels[next] >= 0 || !allowed(next)) continue;
                var total = priority.Item1 + costOfStep(at.Cell, next);
                if (total >= cost[next]) continue;
                cost[next] = total;
                waiting.Enqueue((next, at.Label), (total, next));
            }
        }
        return labels;
    }

    /// <summary>Gives parts that are smaller than a number of cells to the neighbour they share most sides with.</summary>
    public static void DropCrumbs(HexMesh mesh, int[] labels, int smallest)
    {
        var (parts, partLabels) = Components(mesh, labels);
        var members = new List<int>[partLabels.Count];
        for (var cell = 0; cell < mesh.Count; cell++)
            if (parts[cell] >= 0) (members[parts[cell]] ??= []).Add(cell);
        foreach (var cells in members)
        {
            if (cells.Count >= smallest) continue;
            var own = labels[cells[0]];
            var shared = new SortedDictionary<int, int>();
            foreach (var cell in cells)
            {
                for (var side = 0; side < 6; side++)
                {
                    var next = mesh.Neighbour(cell, side);
                    if (next < 0 || labels[next] < 0 || labels[next] == own) continue;
                    shared[labels[next]] = shared.GetValueOrDefault(labels[next]) + 1;
                }
            }
            if (shared.Count == 0) continue;
            var heir = shared.MaxBy(pair => pair.Value).Key;
            foreach (var cell in cells) labels[cell] = heir;
        }
    }

    /// <summary>Splits regions of equal class into clusters of a few cells; classes below 0 stay out.</summary>
    public static (int[] Clusters, List<int> ClusterClasses) Clusters(
        HexMesh mesh, ReadOnlySpan<int> classes, ulong seed, Func<int, ulong, int> sizeFor)
    {
        var clusters = new int[mesh.Count];
        Array.Fill(clusters, -1);
        var clusterClasses = new List<int>();
        var edge = new List<int>();
        for (var start = 0; start < mesh.Count; start++)
        {
            if (classes[start] < 0 || clusters[start] >= 0) continue;
            var hash = SeededHash.Mix(seed, start);
            var wanted = sizeFor(classes[start], hash);
            edge.Clear();
            edge.Add(start);
            for (var size = 0; size < wanted && edge.Count > 0;)
            {
                hash = SeededHash.Mix(hash, size);
                var pick = SeededHash.Below(hash, edge.Count);
                var cell = edge[pick];
                edge.RemoveAt(pick);
                if (clusters[cell] >= 0) continue;
                clusters[cell] = clusterClasses.Count;
                size++;
                for (var side = 0; side < 6; side++)
                {
                    var next = mesh.Neighbour(cell, side);
                    if (next >= 0 && clusters[next] < 0 && classes[next] == classes[start]) edge.Add(next);
                }
            }
            clusterClasses.Add(classes[start]);
        }
        return (clusters, clusterClasses);
    }
}
