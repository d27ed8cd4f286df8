using EcoTiles.Import.Checks;

namespace EcoTiles.Import.Reports;

/// <summary>What lies around a finding, pale, so that its place is recognised: the plan area, zones, waters, roads and units.</summary>
static class PictureGround
{
    /// <summary>Where a pixel is more than so many metres, brooks and country roads would be a tangle.</summary>
    const double CoarsestOfAll = 60;
    const double CoarsestOfVillages = 15;

    /// <summary>Orders of rivers and ranks of roads that are shown at every scale.</summary>
    const int LastOfMain = 2;

    /// <summary>Fills of zones by function, as the plan's own maps have them.</summary>
    static readonly Dictionary<string, string> ZoneFills = new()
    {
        ["mountain"] = "#B7DDB0", ["water_source"] = "#A8DADC", ["wetland"] = "#A9D3F0", ["sand"] = "#EFDDA0",
        ["mine"] = "#D9C4B1", ["land"] = "#F6EDA7", ["farmland"] = "#D3E6A8", ["urban"] = "#F7C9BB",
        ["biodiversity"] = "#C9E4C5", ["oasis"] = "#E3EDB0", ["desert"] = "#E8E0CF",
    };

    public static void Draw(PictureSvg svg, PictureScene scene, PlanData data)
    {
        if (data.Area?.Shape is { } area) svg.Shape(area, "area");
        foreach (var zone in scene.Zones)
            svg.Shape(zone.Shape!, "zone", $"fill=\"{ZoneFills.GetValueOrDefault(zone.Text("function") ?? "", "#E4EAE0")}\""); // has a shape
        foreach (var water in data["water_area"].Where(HasShape)) svg.Shape(water.Shape!, "water"); // has one
        foreach (var river in Main(data["water_line"], svg.Frame)) svg.Shape(river.Shape!, "river"); // has one
        foreach (var road in Main(data["road"], svg.Frame)) svg.Shape(road.Shape!, IsMain(road) ? "road main" : "road"); // has one
        foreach (var unit in scene.Units) svg.Shape(unit.Shape!, "unit"); // has a shape
    }

    /// <summary>Seats that are shown at the scale of the picture, those of larger units first.</summary>
    public static IEnumerable<PlanFeature> Seats(PlanData data, PictureFrame frame) =>
        data["seat"].Where(HasShape).Where(seat => frame.MetresPerPixel <= CoarsestOfVillages || seat.Text("level") != "village")
            .OrderBy(seat => Array.IndexOf(SeatLevels, seat.Text("level")));

    public static bool IsLarge(PlanFeature seat) => seat.Text("level") is "province" or "prefecture" or "county";

    static readonly string[] SeatLevels = ["province", "prefecture", "county", "town", "village"];

    static IEnumerable<PlanFeature> Main(IEnumerable<PlanFeature> lines, PictureFrame frame) =>
        lines.Where(line => HasShape(line) && (frame.MetresPerPixel <= CoarsestOfAll || IsMain(line)));

    static bool IsMain(PlanFeature line) => line.Number("value") is null or <= LastOfMain;

    static bool HasShape(PlanFeature row) => row.Shape is { IsEmpty: false };
}
