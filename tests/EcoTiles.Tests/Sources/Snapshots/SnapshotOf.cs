using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Tests.Sources.Snapshots;

/// <summary>Snapshots of sources in memory.</summary>
static class SnapshotOf
{
    public static async Task<LayerSnapshot> SourceAsync(IFeatureSource source, LadderPlan? plan = null, bool inAnyOrder = false) =>
        SnapshotBuilder.Build([await ReadAsync(source, inAnyOrder)], WebMercatorQuad.Instance, plan ?? LadderPlan.Default)[0];

    public static async Task<LayerSnapshot[]> FamilyAsync(LadderPlan? plan, params IFeatureSource[] sources)
    {
        var layers = new List<RawLayer>();
        foreach (var source in sources) layers.Add(await ReadAsync(source, inAnyOrder: false));
        return SnapshotBuilder.Build(layers, WebMercatorQuad.Instance, plan ?? LadderPlan.Default);
    }

    /// <summary>All features of a rung, on its own lattice.</summary>
    public static PathSet Paths(Rung rung)
    {
        var paths = new PathSet();
        for (var row = 0; row < rung.Features.Count; row++)
        {
            if (!rung.Record(row).IsEmpty) PathRecord.Read(rung.Record(row), rung.Features.Kinds[row], paths);
        }
        return paths;
    }

    /// <summary>A closed square of longitude and latitude.</summary>
    public static double[] Square(double x, double y, double side) => [x, y, x + side, y, x + side, y + side, x, y + side, x, y];

    /// <summary>Regions with ragged common borders, one feature each, with its number and a class.</summary>
    public static void AddCoverage(MemorySource source, int seed, int columns, int seeds, double raggedness)
    {
        var coverage = Geometry.Drawn.Coverage(seed, columns, columns, 20_000, seeds, raggedness);
        var offset = WebMercatorQuad.Instance.ToLattice(new Envelope(114, 33, 114, 33));
        for (var feature = 0; feature < coverage.FeatureCount; feature++)
        {
            var parts = new List<List<double[]>>();
            var range = coverage.PathsOf(feature);
            for (var path = range.Start.Value; path < range.End.Value; path++)
            {
                if (coverage.Roles[path] == PathRole.Outer) parts.Add([]);
                parts[^1].Add(LonLat(coverage.Path(path), offset.MinX, offset.MinY));
            }
            source.Add(feature, [.. parts.Select(part => part.ToArray())], $"区{feature}", feature % 3);
        }
    }

    public static double[] LonLat(ReadOnlySpan<int> ring, int x, int y)
    {
        var places = new double[ring.Length];
        for (var i = 0; i < ring.Length; i += 2)
            (places[i], places[i + 1]) = WebMercatorQuad.Instance.ToLonLat(ring[i] + x, ring[i + 1] + y);
        return places;
    }

    static Task<RawLayer> ReadAsync(IFeatureSource source, bool inAnyOrder) => LatticeReader.ReadAsync(
        source, FeatureQuery.Everything with { InAnyOrder = inAnyOrder }, WebMercatorQuad.Instance, CancellationToken.None);
}
