using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Model;
using EcoTiles.Import.Samples.Chance;
using EcoTiles.Import.Samples.Layers;
using EcoTiles.Import.Samples.Mesh;
using EcoTiles.Import.Samples.Tables;

namespace EcoTiles.Import.Samples.Stress;

/// <summary>A plan to measure with: land use in as many parcels as asked for, and the usual layers over the same ground.</summary>
static class StressPlan
{
    const double West = 113;
    const double South = 33;
    const double ParcelWidth = 0.00092; // degrees, the same for every size
    const double ParcelHeight = 0.0007;

    /// <summary>Parcels along one edge of the ground, and of its two generalised copies.</summary>
    static (int Parcels, int Middle, int Coarse) EdgeOf(SampleSize size) => size switch
    {
        SampleSize.Size10k => (100, 25, 10),
        SampleSize.Size100k => (316, 79, 32),
        _ => (1000, 250, 100),
    };

    public static void Write(string path, SampleSize size, int seed, IProgress<SampleProgress>? progress,
        CancellationToken cancellationToken)
    {
        var (parcels, middle, coarse) = EdgeOf(size);
        var box = new Envelope(West, South, West + parcels * ParcelWidth, South + parcels * ParcelHeight);
        Span<double> ring = [box.MinX, box.MinY, box.MaxX, box.MinY, box.MaxX, box.MaxY, box.MinX, box.MaxY];
        var facts = StressFacts.In(box, EllipsoidArea.OfRing(ring) / 1e6, (ulong)seed);
        using var store = new SampleStore(path,
            [.. SampleTables.All, LandTables.LandUse("landuse_z11", "土地利用现状（z11）", "Land use (z11)"),
                LandTables.LandUse("landuse_z8", "土地利用现状（z8）", "Land use (z8)")]);
        var plan = store.ForPlan(facts);
        progress?.Report(new SampleProgress("规划图层 plan layers", 0, 3));
        PlanLayers.Write(PlanModel.Make(facts, seed), null, plan, withLandUse: false, cancellationToken);
        progress?.Report(new SampleProgress("地类图斑 parcels", 1, 3));
        WriteParcels(plan, "landuse", box, parcels, seed, cancellationToken);
        WriteParcels(plan, "landuse_z11", box, middle, seed, cancellationToken);
        WriteParcels(plan, "landuse_z8", box, coarse, seed, cancellationToken);
        progress?.Report(new SampleProgress("空间索引 spatial index", 2, 3));
        store.Finish(cancellationToken);
        progress?.Report(new SampleProgress("完成 done", 3, 3));
    }

    static void WriteParcels(PlanStore plan, string table, Envelope box, int edge, int seed,
        CancellationToken cancellationToken)
    {
        var (pitchX, pitchY) = (box.Width / edge, box.Height / edge);
        var mesh = new HexMesh(box.MinX + pitchX / 4, box.MinY + pitchY / 2, pitchX, pitchY, edge, edge,
            SeededHash.Mix((ulong)seed, edge), fine: true);
        var shapes = new ShapeBuffer();
        for (var cell = 0; cell < mesh.Count; cell++)
        {
            if (cell % edge == 0) cancellationToken.ThrowIfCancellationRequested();
            shapes.Clear();
            MeshDissolve.AddCell(mesh, cell, shapes);
            var (code, name) = LandUseRows.ClassOf(UseAt(mesh.CentreX(cell), mesh.CentreY(cell), seed, cell));
            plan.Add(table, null, shapes, 0, code, name, "用地用海", 2020,
                Math.Round(EllipsoidArea.OfRing(shapes.Coordinates), 1));
        }
    }

    /// <summary>Broad noise, so that neighbours are often alike, with villages and ponds sprinkled in.</summary>
    static int UseAt(double x, double y, int seed, int cell)
    {
        const double PerDegree = 40;
        var broad = FractalNoise.At(SeededHash.Mix((ulong)seed, 310), x * PerDegree, y * PerDegree, 4);
        var town = FractalNoise.At(SeededHash.Mix((ulong)seed, 311), x * PerDegree * 1.7, y * PerDegree * 1.7, 3);
        var chance = SeededHash.Unit(SeededHash.Mix((ulong)seed, 312, cell));
        if (town > 0.38) return chance switch { < 0.7 => 7, < 0.78 => 8, < 0.85 => 9, < 0.92 => 12, < 0.97 => 10, _ => 14 };
        if (chance < 0.02) return 17;
        if (chance < 0.05) return 7;
        return broad switch { > 0.3 => 3, > 0.2 => 4, < -0.36 => 5, < -0.28 => 2, _ => 1 };
    }
}
