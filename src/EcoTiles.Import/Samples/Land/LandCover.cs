using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples.Chance;
using EcoTiles.Import.Samples.Mesh;
using EcoTiles.Import.Samples.Places;

namespace EcoTiles.Import.Samples.Land;

/// <summary>What every cell is used for (code of the 用地用海 classification) and which ecosystem that makes.</summary>
/// <param name="Ecosystem">Index into <see cref="Ecosystems"/>.</param>
public sealed record LandCover(int[] Use, int[] Ecosystem, double[] SeatDistanceKm)
{
    public static IReadOnlyList<string> Ecosystems { get; } =
        ["森林", "灌丛", "草地", "湿地", "河流湖泊", "荒漠", "农田", "城镇", "冰川及永久积雪"];

    public const int Ice = 8;

    public static LandCover Cover(
        PlanSite site, PlanFacts facts, Terrain terrain, Rivers rivers, Divisions divisions,
            IReadOnlyList<StillWater> waters,
        RoadNetwork roads, int chiefCell)
    {
        var use = new int[site.Mesh.Count];
        Array.Fill(use, -1);
        foreach (var cell in site.Cells) use[cell] = 0;
        var seatDistance = new double[site.Mesh.Count];
        Array.Fill(seatDistance, double.PositiveInfinity);
        Rivers.Spread(site, divisions.SeatCells, seatDistance);

        PutWater(site, use, rivers, waters);
        var ice = new bool[site.Mesh.Count];
        foreach (var cell in Take(site, use, facts.Cover.Ice, 17, cell => terrain.Elevation[cell])) ice[cell] = true;
        Settle(site, facts, use, terrain, divisions, chiefCell);
        foreach (var cell in site.Cells)
            if (use[cell] == 0 && roads.ClassAt[cell] is 1) use[cell] = 12;
        PutMines(site, facts, use);
        Grow(site, facts.Cover, use, terrain, rivers, seatDistance);
        return new LandCover(use, EcosystemsOf(site, use, ice), seatDistance);
    }

    static void PutWater(PlanSite site, int[] use, Rivers rivers, IReadOnlyList<StillWater> waters)
    {
        foreach (var river in rivers.All)
        {
            foreach (var cell in river.Line.Select(site.CellAt))
                if (cell >= 0 && site.Inside[cell]) use[cell] = 17;
        }
        foreach (var water in waters)
        {
            var west = water.Shore.Min(point => point.X);
            var east = water.Shore.Max(point => point.X);
            foreach (var cell in site.Cells)
            {
                if (site.Places[cell].X < west || site.Places[cell].X > east
                    || !PlanSite.IsWithin(water.Shore, site.Places[cell])) continue;
                var isWet = water.Class is "lake" or "reservoir" || site.Noise(cell, 91, 25, 2) > 0.25;
                use[cell] = water.Class == "flood_basin" && !isWet ? use[cell] : water.Class is "lake" or "reservoir"
                    ? 17 : 5;
            }
        }
    }

    /// <summary>Towns: mostly dwellings, with public, business, industry, store and green land in blocks.</summary>
    static void Settle(PlanSite site, PlanFacts facts, int[] use, Terrain terrain, Divisions divisions, int chiefCell)
    {
        var seats = divisions.SeatCells.Select(cell => (Place: site.Places[cell], Radius: facts.Cover.TownKm))
            .Append((Place: site.Places[chiefCell], Radius: facts.Cover.UrbanKm)).ToList();
        foreach (var cell in site.Cells)
        {
            if (use[cell] != 0 || terrain.Mountain[cell] > 0.3) continue;
            foreach (var (place, radius) in seats)
            {
                var distance = site.Places[cell].DistanceTo(place);
                if (distance > 2 * radius) continue;
                if (distance * (1 + 0.9 * site.Noise(cell, 92, 14, 4)) < radius) use[cell] = UrbanUse(site, cell,
                    distance / radius);
            }
        }
        foreach (var village in divisions.Villages)
        {
            if (use[village.Cell] == 0) use[village.Cell] = 7;
            for (var side = 0; side < 6; side++)
            {
                var next = site.Mesh.Neighbour(village.Cell, side);
                if (next >= 0 && use[next] == 0
                    && SeededHash.Unit(SeededHash.Mix(site.Seed, 93, next)) < 0.22) use[next] = 7;
            }
        }
    }

    /// <summary>Blocks of a few cells have one use; some single cells have a rarer one.</summary>
    static int UrbanUse(PlanSite site, int cell, double outwards)
    {
        var works = site.Noise(cell, 95, 34, 1);
        if (outwards > 0.6 && works > 0.3) return works > 0.5 ? 11 : 10;
        var rare = SeededHash.Unit(SeededHash.Mix(site.Seed, 94, cell));
        return (site.Noise(cell, 97, 48, 1), site.Noise(cell, 98, 44, 1), rare) switch
        {
            (_, _, < 0.012) => 13,
            (_, _, < 0.018) => 15,
            (_, _, < 0.024) => 16,
            ( > 0.42, _, _) => 8,
            ( < -0.45, _, _) => 9,
            (_, > 0.45, _) => 14,
            _ => 7,
        };
    }

    static void PutMines(PlanSite site, PlanFacts facts, int[] use)
    {
        foreach (var mine in facts.Features.Where(feature => feature.Kind is "mine" or "industrial_park"))
        {
            var place = site.Frame.Point(mine.Lon, mine.Lat);
            foreach (var cell in site.Cells)
            {
                if (site.Places[cell].DistanceTo(place) * (1 + 0.6 * site.Noise(cell, 96, 30, 2)) < 3.2 * site.PitchKm
                    && use[cell] is 0 or 1)
                    use[cell] = 10;
            }
        }
    }

    /// <summary>What grows: each kind takes the cells that suit it best until it has its share.</summary>
    static void Grow(PlanSite site, CoverFact cover, int[] use, Terrain terrain, Rivers rivers, double[] seatDistance)
    {
        var arid = cover.Remainder == "23";
        var size = site.Frame.SizeKm;
        double Near(double distanceKm, double reach) => Math.Exp(-distanceKm / (reach * size));
        Take(site, use, cover.Wetland, 5, cell => Near(rivers.DistanceKm[cell], 0.02)
            + 0.5 * site.Noise(cell, 100, 12, 3) - 3 * terrain.Mountain[cell]);
        if (cover.Farmland > 0)
        {
            Take(site, use, cover.Farmland, 1,
                cell => 1.1 * Near(rivers.DistanceKm[cell], 0.05) + 1.3 * Near(seatDistance[cell], 0.02)
                + 0.5 * site.Noise(cell, 101, 14, 4) - 2.5 * terrain.Mountain[cell]);
        }
        var treeLine = arid ? 0.42 : 1.0; // share of the highest range at which forest does best
        Take(site, use, cover.Forest, 3, cell => -Math.Abs(terrain.Mountain[cell] - treeLine) * 1.2
            + 0.8 * site.Noise(cell, 102, 10, 5)
            + (arid ? 0.004 * Math.Min(250, terrain.Precipitation[cell]) : 0));
        Take(site, use, cover.Orchard, 2, cell => -Math.Abs(terrain.Mountain[cell] - (arid ? 0 : 0.12)) * 3
            + 0.7 * site.Noise(cell, 103, 15, 3)
            + (arid ? 1.5 * Near(seatDistance[cell], 0.02) : 0));
        Take(site, use, cover.Grass, 4, cell => -Math.Abs(terrain.Mountain[cell] - 0.5) * 1.2
            + 0.7 * site.Noise(cell, 104, 11, 5)
            + (arid ? 0.003 * Math.Min(300, terrain.Precipitation[cell]) : 0));
        Take(site, use, cover.Bare, 23, cell => site.Noise(cell, 105, 20, 3) + terrain.Mountain[cell]);
        var rest = arid ? 23 : 1;
        foreach (var cell in site.Cells)
        {
            if (use[cell] != 0) continue;
            var chance = SeededHash.Unit(SeededHash.Mix(site.Seed, 106, cell));
            use[cell] = rest == 1 && chance < 0.008 ? 6
                : rest == 1 && chance < 0.03 && site.Noise(cell, 107, 20, 2) > 0 ? 3 : rest;
        }
    }

    /// <summary>Gives the free cells with the highest score a use, up to a share of the plan, and returns them.</summary>
    static List<int> Take(PlanSite site, int[] use, double share, int code, Func<int, double> score)
    {
        if (share <= 0) return [];
        var best = site.Cells.Where(cell => use[cell] == 0).Select(cell => (cell, Score: score(cell)))
            .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.cell)
            .Take((int)(share * site.Cells.Length)).Select(pair => pair.cell).ToList();
        foreach (var cell in best) use[cell] = code;
        return best;
    }

    static int[] EcosystemsOf(PlanSite site, int[] use, bool[] ice)
    {
        var ecosystem = new int[use.Length];
        for (var cell = 0; cell < use.Length; cell++)
        {
            ecosystem[cell] = use[cell] switch
            {
                < 0 => -1,
                _ when ice[cell] => Ice,
                3 => site.Noise(cell, 108, 16, 3) > 0.2 ? 1 : 0,
                4 => 2,
                5 => 3,
                17 => 4,
                23 => 5,
                1 or 2 or 6 => 6,
                _ => 7,
            };
        }
        MeshRegions.DropCrumbs(site.Mesh, ecosystem, 3);
        return ecosystem;
    }
}
