using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples.Chance;
using EcoTiles.Import.Samples.Land;
using EcoTiles.Import.Samples.Mesh;

namespace EcoTiles.Import.Samples.Places;

/// <summary>A village and the cell it grew from.</summary>
public sealed record Village(string Name, string Code, int Unit, int Cell);

/// <summary>The cells of every administrative unit, of the parts that zones are made of, and of every village.</summary>
/// <param name="Lot">For each cell its lot: the part of one unit that lies in one zone of each scheme.</param>
/// <param name="LotUnit">For each lot its unit.</param>
/// <param name="LotZones">For each lot its zone id by scheme.</param>
/// <param name="SeatCells">For each unit the cell of its seat.</param>
public sealed record Divisions(
    int[] Lot,
    IReadOnlyList<int> LotUnit,
    IReadOnlyList<IReadOnlyDictionary<string, string>> LotZones,
    int[] SeatCells,
    int[] Village,
    IReadOnlyList<Village> Villages)
{
    public int UnitOf(int cell) => Lot[cell] < 0 ? -1 : LotUnit[Lot[cell]];

    public static Divisions Divide(PlanSite site, PlanFacts facts)
    {
        var (seeds, lotUnit, lotZones, seats) = Seeds(site, facts);
        // Some ground is slower to cross than other: that bends the lines on which neighbours meet.
        var bends = new double[site.Mesh.Count];
        foreach (var cell in site.Cells) bends[cell] = 2.2 * site.Noise(cell, 50, 9, 5);
        double CostOfStep(int from, int to) =>
            Math.Exp(bends[to]) * (0.5 + SeededHash.Unit(SeededHash.Mix(SeededHash.Mix(site.Seed, 51),
                Math.Min(from, to), Math.Max(from, to))));
        var lot = MeshRegions.Grow(site.Mesh, seeds, CostOfStep, cell => site.Inside[cell]);

        var villages = facts.Plan.Level == "region" ? [] : PlaceVillages(site, facts, lot, lotUnit, seats);
        var village = new int[site.Mesh.Count];
        Array.Fill(village, -1);
        if (villages.Count > 0)
        {
            village = MeshRegions.Grow(
                site.Mesh, villages.Select((one, i) => (one.Cell, i)),
                (from, to) => lotUnit[lot[from]] == lotUnit[lot[to]] ? CostOfStep(from, to) : 1e6,
                    cell => site.Inside[cell]);
        }
        return new Divisions(lot, lotUnit, lotZones, seats, village, villages);
    }

    static (List<(int, int)> Seeds, List<int> LotUnit, List<IReadOnlyDictionary<string, string>> LotZones,
        int[] Seats) Seeds(
        PlanSite site, PlanFacts facts)
    {
        var seeds = new List<(int, int)>();
        var taken = new HashSet<int>();
        var lotUnit = new List<int>();
        var lotZones = new List<IReadOnlyDictionary<string, string>>();
        var lots = new Dictionary<string, int>();

        int Plant(int unit, IReadOnlyDictionary<string, string> zones, double longitude, double latitude)
        {
            var key = $"{unit}:{string.Join(',', zones.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value))}";
            if (!lots.TryGetValue(key, out var lot))
            {
                lots[key] = lot = lotUnit.Count;
                lotUnit.Add(unit);
                lotZones.Add(zones);
            }
            var place = site.Frame.Point(longitude, latitude);
            var cell = site.Cells.Where(cell => !taken.Contains(cell)).MinBy(cell =>
                site.Places[cell].DistanceTo(place));
            taken.Add(cell);
            seeds.Add((cell, lot));
            return cell;
        }

        int[] seats = [.. facts.Units.Select((unit, i) => Plant(i, unit.Zones, unit.Lon, unit.Lat))];
        for (var i = 0; i < facts.Units.Count; i++)
        {
            foreach (var point in facts.Units[i].ExtraPoints)
                Plant(i, facts.Units[i].Split.GetValueOrDefault(point.Part) ?? facts.Units[i].Zones, point.Lon,
                    point.Lat);
        }
        return (seeds, lotUnit, lotZones, seats);
    }

    static List<Village> PlaceVillages(PlanSite site, PlanFacts facts, int[] lot, List<int> lotUnit, int[] seats)
    {
        var villages = new List<Village>();
        var names = new VillageNames(site.Seed, facts.Villages);
        var byUnit = site.Cells.ToLookup(cell => lotUnit[lot[cell]]);
        for (var unit = 0; unit < facts.Units.Count; unit++)
        {
            int[] cells = [.. byUnit[unit]];
            var wanted = Math.Clamp(cells.Length / 75, 4, 26);
            var placed = new List<int> { seats[unit] };
            for (var i = 1; i < wanted; i++)
            {
                // Of six places the one farthest from its neighbours: spread out, yet not in rows.
                placed.Add(Enumerable.Range(0, 6)
                    .Select(attempt => cells[SeededHash.Below(SeededHash.Mix(SeededHash.Mix(site.Seed, 60, unit), i,
                        attempt), cells.Length)])
                    .MaxBy(cell => placed.Min(other => site.Places[cell].DistanceTo(site.Places[other]))));
            }
            var fact = facts.Units[unit];
            foreach (var (cell, i) in placed.Distinct().Select((cell, i) => (cell, i)))
            {
                var name = names.Next(fact, isSeat: i == 0);
                villages.Add(new Village(name,
                    $"{fact.Code}{(fact.Kind == "subdistrict" || i == 0 ? 1 : 200) + i:000}", unit, cell));
            }
        }
        return villages;
    }
}
