using BenchmarkDotNet.Attributes;
using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Indexing;
using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Geometry.Topology;

namespace EcoTiles.Benchmarks;

/// <summary>The steps between a layer as it was read and a tile's bytes, on 10,000 parcels of 40 points.</summary>
[MemoryDiagnoser]
public class Kernels
{
    readonly PathSet _parcels = Parcels.Make(100, 100);
    readonly PathSet _one = Parcels.Make(1, 1);
    readonly PathSet _cut = new();
    readonly Clipper _clipper = new();
    readonly GrowingArray<byte> _records = new(1 << 20);
    readonly GrowingArray<int> _found = new(4096);
    readonly double[] _lonLat = [.. Enumerable.Range(0, 82).Select(i => i % 2 == 0 ? 113 + i * 1e-5 : 33 + i * 1e-5)];
    readonly int[] _lattice = new int[82];
    int[] _scratch = [];
    PackedHilbertTree _tree = new([]);
    bool[] _junctions = [];

    [GlobalSetup]
    public void SetUp()
    {
        var boxes = Enumerable.Range(0, _parcels.FeatureCount).Select(_parcels.BoxOf).ToArray();
        _tree = new PackedHilbertTree([.. HilbertOrder.Of(boxes).Select(row => boxes[row])]);
        _junctions = Junctions.Find([_parcels])[0];
        _scratch = _one.Coordinates.ToArray();
    }

    [Benchmark(Description = "snap 41 points to the lattice")]
    public void Snap() => WebMercatorQuad.Instance.ToLattice(_lonLat, _lattice);

    [Benchmark(Description = "clip a parcel of 40 points at a corner")]
    public bool Clip()
    {
        _cut.Clear();
        return _clipper.Clip(_one, new LatticeBox(2000, 2000, 20000, 20000), _cut);
    }

    [Benchmark(Description = "find junctions, 400,000 points")]
    public bool[][] FindJunctions() => Junctions.Find([_parcels]);

    [Benchmark(Description = "thin: weigh 400,000 points for all zooms")]
    public byte[] Thin() => ThinningLevels.Weigh(_parcels, _junctions);

    [Benchmark(Description = "R-tree: find 1,000 of 10,000 boxes")]
    public int Search()
    {
        _found.Shrink(0);
        _tree.Search(new LatticeBox(160_000, 160_000, 400_000, 400_000), _found);
        return _found.Count;
    }

    [Benchmark(Description = "encode a parcel of 40 points")]
    public int Encode()
    {
        _records.Shrink(0);
        _one.Coordinates.Span.CopyTo(_scratch);
        PathRecord.Append(_records, _scratch, _one.PathEnds.Span, _one.Roles.Span);
        return _records.Count;
    }
}
