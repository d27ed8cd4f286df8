using EcoTiles.Import.Samples.Chance;
using EcoTiles.Import.Samples.Land;
using EcoTiles.Import.Samples.Tables;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>The three control lines, protected areas, mines and subsided ground.</summary>
static class ControlRows
{
    public static void Write(PlanModel model, PlanStore store)
    {
        WriteThreeLines(model, store);
        WriteReserves(model, store);
        WriteMines(model, store);
        WriteSubsidence(model, store);
    }

    /// <summary>One label a cell, so that farmland, red line and growth boundary keep out of each other.</summary>
    static void WriteThreeLines(PlanModel model, PlanStore store)
    {
        const int Farmland = 1, RedLine = 2, Growth = 3;
        var site = model.Site;
        var worth = EvaluationRows.Ranked(model, cell => 1.2 * model.Terrain.Mountain[cell]
            + (model.Cover.Ecosystem[cell] is 0 or 3 or 4 or LandCover.Ice ? 0.5 : 0) + 0.3 * site.Noise(cell, 190, 8, 4));
        // Villages are smaller than the smallest piece; a region has none, and its towns are single cells.
        var smallest = model.Divisions.Villages.Count == 0 ? 1 : 7;
        var layer = CellLayer.Of(site, cell => model.Cover.Use[cell] switch
        {
            >= 7 and <= 16 => Growth,
            _ when worth[cell] > 0.86 && model.Cover.Ecosystem[cell] != 6 => RedLine,
            1 when site.Noise(cell, 191, 30, 2) > -0.3 => Farmland,
            _ => 0,
        }, smallest);
        for (var i = 0; i < layer.Count; i++)
        {
            if (layer.Classes[i] == 0) continue;
            var (kind, name) = layer.Classes[i] switch
            {
                Farmland => ("farmland", "永久基本农田"),
                RedLine => ("redline", "生态保护红线"),
                _ => ("ugb", "城镇开发边界"),
            };
            store.Add("three_lines", null, layer.Shapes, i, kind, name, "示意", layer.Areas[i]);
        }
    }

    static void WriteReserves(PlanModel model, PlanStore store)
    {
        var site = model.Site;
        var named = model.Facts.Features
            .Where(feature => feature.Kind is "reserve" or "park" or "wetland_park" or "wetland" or "grassland")
            .ToList();
        var mountains = model.Facts.Features.Where(feature => feature.Kind == "mountain")
            .Select(mountain => mountain with { Name = $"{mountain.Name}自然公园（示意）" }).Take(Math.Max(0, 4 - named.Count));
        foreach (var feature in named.Concat(mountains))
        {
            var (type, typeName) = feature.Kind is "reserve" ? ("nature_reserve", "自然保护区") : ("nature_park", "自然公园");
            var grade = feature.Name.Contains("国家", StringComparison.Ordinal) || feature.Kind == "reserve" ? "国家级"
                : "省级";
            var place = site.Frame.Point(feature.Lon, feature.Lat);
            var reach = site.PitchKm * feature.Kind switch { "reserve" => 13, "mountain" => 9, "grassland" => 9,
                _ => 5 };
            double Distance(int cell) => site.Places[cell].DistanceTo(place) * (1 + 0.8 * site.Noise(cell, 192, 8, 4));
            foreach (var (isCore, share) in new[] { (false, 1.0), (true, 0.5) })
            {
                var layer = CellLayer.OfSet(site, cell => Distance(cell) < share * reach, 6);
                var largest = Enumerable.Range(0,
                    layer.Count).DefaultIfEmpty(-1).MaxBy(i => i < 0 ? 0 : layer.Areas[i]);
                if (largest < 0) continue;
                store.Add("reserve", null, layer.Shapes, largest, feature.Name, type, typeName, grade, isCore,
                    layer.Areas[largest]);
            }
        }
    }

    static void WriteMines(PlanModel model, PlanStore store)
    {
        var site = model.Site;
        IReadOnlyList<string> minerals = model.Facts.Minerals.Count > 0 ? model.Facts.Minerals
            : model.Facts.Features.Any(feature => feature.Name.Contains('煤')) ? ["煤", "石灰石", "黏土"]
                : ["石灰石", "建筑用砂石", "黏土"];
        foreach (var feature in model.Facts.Features.Where(feature => feature.Kind == "mine"))
        {
            var isCoal = feature.Name.Contains('煤');
            AddMine(site.Frame.Point(feature.Lon, feature.Lat), feature.Name, isCoal ? "active" : "legacy",
                isCoal ? "煤" : minerals[0]);
        }
        var hills = site.Cells.Where(cell => model.Terrain.Mountain[cell] is > 0.12 and < 0.7).ToList();
        for (var i = 0; i < 14 && hills.Count > 0; i++)
        {
            var hash = SeededHash.Mix(site.Seed, 193, i);
            var cell = SeededHash.Pick(hash, hills);
            var mineral = SeededHash.Pick(SeededHash.Mix(hash, 1), minerals);
            var unit = model.Facts.Units[model.Divisions.UnitOf(cell)].Name;
            AddMine(site.Places[cell], $"{unit}{mineral}矿（示意{i + 1}）",
                SeededHash.Pick(SeededHash.Mix(hash, 2), ["legacy", "legacy", "active", "restored"]), mineral);
        }

        void AddMine(PlanePoint place, string name, string state, string mineral) =>
            store.Add("mine", null, PlaneShapes.Point(site.Frame, place), 0, name, state,
                state switch { "active" => "在产", "restored" => "已修复", _ => "历史遗留（废弃）" }, mineral);
    }

    static void WriteSubsidence(PlanModel model, PlanStore store)
    {
        var site = model.Site;
        foreach (var fact in model.Facts.SubsidenceAreas)
            foreach (var part in fact.Parts) Sink(fact.Unit, part);

        void Sink(string unitName, string part)
        {
            var unit = model.Facts.Units.Select((unit, i) => (unit.Name, i)).First(pair => pair.Name == unitName).i;
            var cells = site.Cells.Where(cell => model.Divisions.UnitOf(cell) == unit).ToHashSet();
            var middle = new PlanePoint(cells.Average(cell => site.Places[cell].X),
                cells.Average(cell => site.Places[cell].Y));
            var reach = Math.Sqrt(site.AreaOf(cells) / 1e6 / Math.PI);
            var (east, north) = (Towards(part, '东', '西'), Towards(part, '北', '南'));
            var place = new PlanePoint(middle.X + 0.6 * reach * east, middle.Y + 0.6 * reach * north);
            var layer = CellLayer.OfSet(
                site, cell => cells.Contains(cell) && site.Places[cell].DistanceTo(place) * (1
                    + 0.8 * site.Noise(cell, 194, 12, 3)) < 0.24 * reach, 5);
            for (var i = 0; i < layer.Count; i++) store.Add("subsidence", null, layer.Shapes, i, $"{unitName}采空塌陷区",
                part, layer.Areas[i]);
        }
    }

    static int Towards(string part, char positive, char negative) =>
        part.Contains(positive) ? 1 : part.Contains(negative) ? -1 : 0;
}
