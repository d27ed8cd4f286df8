using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples.Chance;
using EcoTiles.Import.Samples.Mesh;

namespace EcoTiles.Import.Samples.Land;

/// <summary>The ground a plan is drawn on: its mesh with a margin around, and which cells are the plan's.</summary>
public sealed record PlanSite(HexMesh Mesh, PlaneFrame Frame, ulong Seed, PlanePoint[] Places, bool[] Inside,
    int[] Cells, double[] Areas)
{
    const double CellsWanted = 22000;
    const double Margin = 0.3; // of the plan's size, room for its neighbours

    /// <summary>Width of a cell in kilometres.</summary>
    public double PitchKm => Frame.SizeKm * Math.Sqrt(1 / CellsWanted) * Math.Sqrt(2 / Math.Sqrt(3));

    public double AreaOf(IEnumerable<int> cells) => cells.Sum(cell => Areas[cell]);

    public int CellAt(PlanePoint point) => Mesh.CellAt(Frame.LongitudeAt(point.X), Frame.LatitudeAt(point.Y));

    public bool IsInside(PlanePoint point) => CellAt(point) is var cell and >= 0 && Inside[cell];

    /// <summary>Noise over the plan; a frequency of 1 gives features as large as the plan.</summary>
    public double Noise(int cell, long salt, double frequency, int octaves = 4) => FractalNoise.At(
        SeededHash.Mix(Seed, salt), Places[cell].X / Frame.SizeKm * frequency,
            Places[cell].Y / Frame.SizeKm * frequency, octaves);

    public static PlanSite Lay(PlanFacts facts, int seed)
    {
        var planSeed = SeededHash.Mix(SeededHash.Mix((ulong)seed, 0), facts.Id);
        var west = facts.Outline.Min(at => at[0]);
        var east = facts.Outline.Max(at => at[0]);
        var south = facts.Outline.Min(at => at[1]);
        var north = facts.Outline.Max(at => at[1]);
        var frame = new PlaneFrame((west + east) / 2, (south + north) / 2, Math.Sqrt(facts.Plan.AreaKm2));

        var pitch = frame.SizeKm * Math.Sqrt(2 / Math.Sqrt(3) / CellsWanted);
        var pitchX = frame.LongitudeAt(pitch) - frame.Longitude;
        var pitchY = (frame.LatitudeAt(pitch) - frame.Latitude) * Math.Sqrt(3) / 2;
        var marginX = frame.LongitudeAt(Margin * frame.SizeKm) - frame.Longitude;
        var marginY = frame.LatitudeAt(Margin * frame.SizeKm) - frame.Latitude;
        var mesh = new HexMesh(west - marginX, south - marginY, pitchX, pitchY,
            (int)((east - west + 2 * marginX) / pitchX), (int)((north - south + 2 * marginY) / pitchY), planSeed,
                fine: false);

        var places = new PlanePoint[mesh.Count];
        for (var cell = 0; cell < mesh.Count; cell++) places[cell] = frame.Point(mesh.CentreX(cell),
            mesh.CentreY(cell));
        var areas = CellAreas(mesh);
        var inside = Fill(mesh, frame, places, areas, facts, planSeed);
        int[] cells = [.. Enumerable.Range(0, mesh.Count).Where(cell => inside[cell])];
        return new PlanSite(mesh, frame, planSeed, places, inside, cells, areas);
    }

    static double[] CellAreas(HexMesh mesh)
    {
        var shapes = new ShapeBuffer();
        var areas = new double[mesh.Count];
        for (var cell = 0; cell < mesh.Count; cell++)
        {
            shapes.Clear();
            MeshDissolve.AddCell(mesh, cell, shapes);
            areas[cell] = EllipsoidArea.OfRing(shapes.Coordinates);
        }
        return areas;
    }

    /// <summary>
    /// Takes cells from the deepest inside the outline outwards until the plan has its area. The outline is shaken a
    /// little, so that the boundary is not as smooth as the invented outline is.
    /// </summary>
    static bool[] Fill(HexMesh mesh, PlaneFrame frame, PlanePoint[] places, double[] areas, PlanFacts facts, ulong seed)
    {
        var outline = frame.Line(facts.Outline.Append(facts.Outline[0]));
        var depth = new double[mesh.Count];
        for (var cell = 0; cell < mesh.Count; cell++)
        {
            var (distance, _) = PlaneLines.Nearest(outline, places[cell]);
            var wobble = 0.06 * frame.SizeKm * FractalNoise.At(
                SeededHash.Mix(seed, 3), 7 * places[cell].X / frame.SizeKm, 7 * places[cell].Y / frame.SizeKm, 5);
            depth[cell] = (IsWithin(outline, places[cell]) ? distance : -distance) + wobble;
        }
        var wanted = facts.Plan.AreaKm2 * 1e6;
        var inside = new bool[mesh.Count];
        var total = 0.0;
        foreach (var cell in Enumerable.Range(0, mesh.Count).OrderByDescending(cell => depth[cell])
            .ThenBy(cell => cell))
        {
            if (total + areas[cell] / 2 > wanted) break;
            inside[cell] = true;
            total += areas[cell];
        }
        return WithoutIslandsAndHoles(mesh, inside);
    }

    static bool[] WithoutIslandsAndHoles(HexMesh mesh, bool[] inside)
    {
        var labels = Array.ConvertAll(inside, isInside => isInside ? 1 : 0);
        var (parts, partLabels) = MeshRegions.Components(mesh, labels);
        var sizes = new int[partLabels.Count];
        foreach (var part in parts) sizes[part]++;
        var land = Enumerable.Range(0, sizes.Length).Where(part => partLabels[part] == 1).MaxBy(part => sizes[part]);
        var around = parts[0]; // the mesh's corner lies outside any plan
        return Array.ConvertAll(parts, part => part == land || (partLabels[part] == 0 && part != around));
    }

    /// <summary>Whether a closed ring goes around a point.</summary>
    public static bool IsWithin(IReadOnlyList<PlanePoint> ring, PlanePoint point)
    {
        var within = false;
        for (var i = 1; i < ring.Count; i++)
        {
            var (from, to) = (ring[i - 1], ring[i]);
            if (from.Y > point.Y != to.Y > point.Y
                && point.X < from.X + (point.Y - from.Y) / (to.Y - from.Y) * (to.X - from.X)) within = !within;
        }
        return within;
    }
}
