using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Samples.Land;
using EcoTiles.Import.Samples.Mesh;
using EcoTiles.Import.Samples.Tables;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>Administrative units of every level, their seats, and the units around the plan.</summary>
static class AdminRows
{
    public static void Write(PlanModel model, PlanStore store)
    {
        var plan = model.Facts.Plan;
        var isRegion = plan.Level == "region";
        var whole = MeshDissolve.Of(model.Site.Mesh, model.Site.Inside);
        store.Add("admin_unit", plan.Region.Code, whole, 0, plan.Region.Code, plan.Region.Name,
            isRegion ? "province" : "county",
            isRegion ? "province" : plan.Level, plan.Region.ParentCode, model.Site.AreaOf(model.Site.Cells));
        if (isRegion) WritePrefectures(model, store);
        WriteUnits(model, store, isRegion ? "county" : "town");
        WriteVillages(model, store);
        if (!isRegion && model.Facts.Features.FirstOrDefault(feature => feature.Kind == "county_seat") is { } seat)
            store.Add("seat", "chief", PlaneShapes.Point(model.Site.Frame, model.Site.Frame.Point(seat.Lon, seat.Lat)),
                0, seat.Name, "county", plan.Region.Code);
        WriteNeighbours(model, store);
    }

    static void WritePrefectures(PlanModel model, PlanStore store)
    {
        // Units that stand directly under the region have no prefecture of their own.
        var codes = model.Facts.Prefectures.Select(prefecture => prefecture.Code).Append("659000").ToList();
        var labels = Relabelled(model, cell => model.Divisions.UnitOf(cell) is var unit and >= 0
            ? codes.IndexOf(model.Facts.Units[unit].PrefectureCode ?? "659000") : -1);
        var (shapes, areas) = Dissolved(model, labels, codes.Count);
        for (var i = 0; i < codes.Count; i++)
        {
            var name = i < model.Facts.Prefectures.Count ? model.Facts.Prefectures[i].Name : "自治区直辖县级行政区";
            store.Add("admin_unit", codes[i], shapes, i, codes[i], name, "prefecture", "prefecture",
                model.Facts.Plan.Region.Code, areas[i]);
        }
        foreach (var prefecture in model.Facts.Prefectures)
        {
            store.Add("seat", prefecture.Code,
                PlaneShapes.Point(model.Site.Frame, model.Site.Frame.Point(prefecture.Lon, prefecture.Lat)), 0,
                prefecture.Name, "prefecture", prefecture.Code);
        }
    }

    static void WriteUnits(PlanModel model, PlanStore store, string level)
    {
        var units = model.Facts.Units;
        var labels = Relabelled(model, model.Divisions.UnitOf);
        var (shapes, areas) = Dissolved(model, labels, units.Count);
        for (var i = 0; i < units.Count; i++)
        {
            store.Add("admin_unit", units[i].Code, shapes, i, units[i].Code, units[i].Name, level, units[i].Kind,
                units[i].PrefectureCode ?? (level == "county" ? "659000" : model.Facts.Plan.Region.Code), areas[i]);
            store.Add("seat", units[i].Code,
                PlaneShapes.Point(model.Site.Frame, model.Site.Places[model.Divisions.SeatCells[i]]), 0,
                units[i].Name, level, units[i].Code);
        }
    }

    static void WriteVillages(PlanModel model, PlanStore store)
    {
        var villages = model.Divisions.Villages;
        if (villages.Count == 0) return;
        var (shapes, areas) = Dissolved(model, model.Divisions.Village, villages.Count);
        for (var i = 0; i < villages.Count; i++)
        {
            var kind = villages[i].Name.EndsWith("社区", StringComparison.Ordinal) ? "community" : "village";
            store.Add("admin_unit", villages[i].Code, shapes, i, villages[i].Code, villages[i].Name, "village", kind,
                model.Facts.Units[villages[i].Unit].Code, areas[i]);
            store.Add("seat", villages[i].Code,
                PlaneShapes.Point(model.Site.Frame, model.Site.Places[villages[i].Cell]), 0,
                villages[i].Name, "village", villages[i].Code);
        }
    }

    /// <summary>A ring of units around the plan, in the directions that the text names; the others are only marked as such.</summary>
    static void WriteNeighbours(PlanModel model, PlanStore store)
    {
        var site = model.Site;
        string[] sides = ["east", "north-east", "north", "north-west", "west", "south-west", "south", "south-east"];
        var names = sides.Select(side => model.Facts.Neighbours.FirstOrDefault(one =>
            one.Side.Split(" and ").Contains(side))?.Name).ToArray();
        // Where neighbours are named at all, a corner without a name belongs to the side before it.
        if (model.Facts.Neighbours.Count > 0)
            for (var i = 1; i < names.Length; i += 2) names[i] ??= names[i - 1];
        var units = names.Select(name => name ?? "").Distinct().Where(name => name.Length > 0).ToList();
        var sideOfUnit = units.Select(name => sides[Array.IndexOf(names, name)]).ToList();
        var unitOfSide = new int[sides.Length];
        for (var i = 0; i < sides.Length; i++)
        {
            if (names[i] is { } name)
            {
                unitOfSide[i] = units.IndexOf(name);
                continue;
            }
            // Two neighbouring unnamed sides are one unit, so that there are four to eight in all.
            var joins = i > 0 && names[i - 1] is null && i % 2 == 1;
            unitOfSide[i] = joins ? unitOfSide[i - 1] : units.Count;
            if (joins) continue;
            units.Add("邻区（示意）");
            sideOfUnit.Add(sides[i]);
        }
        var distance = new double[site.Mesh.Count];
        Array.Fill(distance, double.PositiveInfinity);
        Rivers.Spread(site, site.Cells, distance);
        var reach = 0.19 * site.Frame.SizeKm;
        var labels = new int[site.Mesh.Count];
        for (var cell = 0; cell < labels.Length; cell++)
        {
            var turn = Math.Atan2(site.Places[cell].Y, site.Places[cell].X) / Math.Tau
                + 0.05 * site.Noise(cell, 110, 4);
            var isNear = !site.Inside[cell] && distance[cell] < reach * (1 + 0.35 * site.Noise(cell, 111, 5));
            labels[cell] = isNear ? unitOfSide[(int)Math.Round(8 * (turn + 1)) % 8] : -1;
        }
        MeshRegions.DropCrumbs(site.Mesh, labels, 60);
        var shapes = MeshDissolve.ByLabel(site.Mesh, labels, units.Count);
        for (var i = 0; i < units.Count; i++) store.Add("neighbour", null, shapes, i, units[i], null, sideOfUnit[i]);
    }

    static int[] Relabelled(PlanModel model, Func<int, int> label)
    {
        var labels = new int[model.Site.Mesh.Count];
        for (var cell = 0; cell < labels.Length; cell++) labels[cell] = model.Site.Inside[cell] ? label(cell) : -1;
        return labels;
    }

    static (ShapeBuffer Shapes, double[] Areas) Dissolved(PlanModel model, int[] labels, int count)
    {
        var areas = new double[count];
        foreach (var cell in model.Site.Cells) areas[labels[cell]] += model.Site.Areas[cell];
        return (MeshDissolve.ByLabel(model.Site.Mesh, labels, count), areas);
    }
}
