using EcoTiles.Import.Samples.Land;
using EcoTiles.Import.Samples.Mesh;
using EcoTiles.Import.Samples.Rasters;
using EcoTiles.Import.Samples.Tables;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>Ecosystems, landforms, soils, natural regions, basins and peaks.</summary>
static class NatureRows
{
    static readonly string[] Landforms = ["平原", "盆地", "台地", "丘陵", "低山", "中山", "高山", "极高山"];

    public static void Write(PlanModel model, SampleHeights? heights, PlanStore store)
    {
        WriteClassed(model, store, "ecosystem", cell => model.Cover.Ecosystem[cell], 1,
            at => ($"E{at + 1:00}", LandCover.Ecosystems[at]));
        WriteClassed(model, store, "landform", cell => LandformOf(model, cell), 30,
            at => ($"L{at + 1:00}", Landforms[at]));
        var soils = model.Facts.Soils;
        WriteClassed(model, store, "soil", cell => SoilOf(model, cell), 16, at => (soils[at].Code, soils[at].Name));
        WritePhysiography(model, store);
        WriteWatersheds(model, store);
        WritePeaks(model, heights, store);
    }

    static void WriteClassed(PlanModel model, PlanStore store, string table,
        Func<int, int> classOf, int smallest, Func<int, (string Code, string Name)> naming)
    {
        var layer = CellLayer.Of(model.Site, classOf, smallest);
        for (var i = 0; i < layer.Count; i++)
        {
            var (code, name) = naming(layer.Classes[i]);
            store.Add(table, null, layer.Shapes, i, code, name, name, layer.Areas[i]);
        }
    }

    /// <summary>Flat ground by height, the rest by relief first and height then.</summary>
    static int LandformOf(PlanModel model, int cell)
    {
        var height = model.Terrain.Elevation[cell];
        // Relief grows with the width of the window that it is measured in.
        var relief = model.Terrain.Relief[cell] / Math.Sqrt(Math.Max(1, model.Site.PitchKm / 0.25));
        return relief switch
        {
            < 22 => height > 700 && model.Facts.Plan.Level != "region" ? 1 : 0,
            < 45 => 2,
            < 95 => 3,
            _ => height switch { < 1000 => 4, < 3000 => 5, < 4800 => 6, _ => 7 },
        };
    }

    static int SoilOf(PlanModel model, int cell)
    {
        var site = model.Site;
        var mountain = model.Terrain.Mountain[cell] + 0.12 * site.Noise(cell, 200, 9, 4);
        var river = model.Rivers.DistanceKm[cell] / site.Frame.SizeKm + 0.012 * site.Noise(cell, 201, 12, 3);
        var patch = site.Noise(cell, 202, 7, 4);
        IEnumerable<string> places =
        [
            model.Cover.Ecosystem[cell] == LandCover.Ice ? "ice" : "",
            model.Facts.Cover.Remainder == "23" && model.Cover.Ecosystem[cell] == 6 ? "oasis" : "",
            river < 0.016 ? "river" : "",
            mountain > 0.42 ? "mountain" : mountain > 0.13 ? "slope" : "",
            river < 0.06 && patch > 0.2 ? "saline" : "",
            patch < -0.22 || (model.Facts.Cover.Remainder == "23" && patch < 0.15) ? "sand" : "",
            "plain",
        ];
        return places.Select(place => model.Facts.Soils.ToList().FindIndex(soil => soil.Where == place))
            .First(at => at >= 0);
    }

    static void WritePhysiography(PlanModel model, PlanStore store)
    {
        var site = model.Site;
        var regions = model.Facts.Physiography;
        var seeds = regions.SelectMany((region, i) => region.Points
            .Select(point => (Cell: site.CellAt(site.Frame.Point(point[0], point[1])), i)))
            .Where(seed => seed.Cell >= 0 && site.Inside[seed.Cell]).DistinctBy(seed => seed.Cell);
        var labels = MeshRegions.Grow(site.Mesh, seeds, (from, to) =>
            0.25 + 9 * Math.Abs(model.Terrain.Mountain[to] - model.Terrain.Mountain[from])
                + 0.3 * (1 + site.Noise(to, 203, 12, 3)), cell => site.Inside[cell]);
        var layer = CellLayer.Of(site, labels, [.. regions.Select((_, i) => i)]);
        for (var i = 0; i < layer.Count; i++)
            store.Add("physiography", null, layer.Shapes, i, $"P{i + 1:00}", regions[i].Name, regions[i].Name,
                layer.Areas[i]);
    }

    /// <summary>Three nested levels: river systems, rivers, and the brooks' own basins.</summary>
    static void WriteWatersheds(PlanModel model, PlanStore store)
    {
        var drainage = model.Drainage;
        var rivers = model.Rivers.All;
        var systems = rivers.Select(river => river.System).Distinct().Order().ToList();
        string Code(int system) => $"W{systems.IndexOf(system) + 1:00}";
        string RiverCode(int river) => $"{Code(rivers[river].System)}{river + 1:00}";

        Level(1, systems.Count, cell => systems.IndexOf(rivers[drainage.River[cell]].System), i =>
            (Code(systems[i]), $"{RiverNames.Bare(rivers.First(river => river.System == systems[i]).Name)}水系",
                model.Facts.Plan.Region.Code));
        Level(2, rivers.Count, cell => drainage.River[cell],
            i => (RiverCode(i), $"{RiverNames.Bare(rivers[i].Name)}流域", Code(rivers[i].System)));
        var turn = new int[rivers.Count];
        Level(3, drainage.BasinRiver.Count, cell => drainage.Basin[cell], i =>
        {
            var river = drainage.BasinRiver[i];
            var name = i < rivers.Count ? $"{RiverNames.Bare(rivers[river].Name)}干流区间"
                : $"{RiverNames.Bare(rivers[river].Name)}{++turn[river]}号小流域";
            return ($"{RiverCode(river)}{i + 1:000}", name, RiverCode(river));
        });

        void Level(int level, int count,
            Func<int, int> labelOf, Func<int, (string Code, string Name, string Parent)> naming)
        {
            var labels = new int[model.Site.Mesh.Count];
            Array.Fill(labels, -1);
            foreach (var cell in model.Site.Cells) labels[cell] = labelOf(cell);
            var layer = CellLayer.Of(model.Site, labels, [.. Enumerable.Range(0, count)]);
            for (var i = 0; i < count; i++)
            {
                var (code, name, parent) = naming(i);
                store.Add("watershed", null, layer.Shapes, i, code,
                    level switch { 1 => "一级流域", 2 => "二级流域", _ => "三级流域" }, level, name, parent, layer.Areas[i]);
            }
        }
    }

    /// <summary>Named mountains, and high places that stand alone.</summary>
    static void WritePeaks(PlanModel model, SampleHeights? heights, PlanStore store)
    {
        var site = model.Site;
        var taken = new List<PlanePoint>();
        void Add(int cell, string? name)
        {
            // Where heights are drawn, a peak stands on the highest pixel of its cell and tells its height.
            var (place, metres) = heights?.SummitNear(site.Places[cell], site.PitchKm / 2, site.Frame) ?? (site.Places[cell], model.Terrain.Elevation[cell]);
            var height = Math.Round(metres);
            store.Add("peak", null, PlaneShapes.Point(site.Frame, place), 0, name, name is null ? "spot" : "peak", height, height);
            taken.Add(site.Places[cell]);
        }
        foreach (var feature in model.Facts.Features.Where(feature => feature.Kind == "mountain"))
        {
            var place = site.Frame.Point(feature.Lon, feature.Lat);
            var near = site.Cells
                .Where(cell => site.Places[cell].DistanceTo(place) < 0.06 * site.Frame.SizeKm).DefaultIfEmpty(-1);
            var top = near.MaxBy(cell => cell < 0 ? 0 : model.Terrain.Elevation[cell]);
            if (top >= 0) Add(top, feature.Name);
        }
        var apart = 0.055 * site.Frame.SizeKm;
        foreach (var cell in site.Cells.OrderByDescending(cell => model.Terrain.Elevation[cell]).ThenBy(cell => cell))
        {
            if (taken.Count >= 40 || model.Terrain.Mountain[cell] < 0.1) break;
            if (taken.All(place => place.DistanceTo(site.Places[cell]) > apart)) Add(cell, null);
        }
    }
}
