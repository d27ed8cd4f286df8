using System.Globalization;
using System.Net;
using System.Text;
using EcoTiles.Import.Checks;
using NetTopologySuite.Geometries;
using static EcoTiles.Import.Reports.PictureFrame;

namespace EcoTiles.Import.Reports;

/// <summary>Draws a finding as a small map: pale surroundings, the features concerned, and in red what is wrong.</summary>
sealed class FindingPicture(PlanData data, string insetId)
{
    const double SmallestSpotPixels = 10;
    const double LeastLabelPixels = 900; // square pixels that a shape must have in the picture to get its name
    const int LongestName = 20; // letters; more would cover the picture

    /// <summary>Fills of zones by function, as the plan's own maps have them.</summary>
    static readonly Dictionary<string, string> ZoneFills = new()
    {
        ["mountain"] = "#B7DDB0", ["water_source"] = "#A8DADC", ["wetland"] = "#A9D3F0", ["sand"] = "#EFDDA0",
        ["mine"] = "#D9C4B1", ["land"] = "#F6EDA7", ["farmland"] = "#D3E6A8", ["urban"] = "#F7C9BB",
        ["biodiversity"] = "#C9E4C5", ["oasis"] = "#E3EDB0", ["desert"] = "#E8E0CF",
    };

    readonly StringBuilder _svg = new();

    public string Draw(Finding finding, PictureScene scene)
    {
        var frame = new PictureFrame(scene.Focus, scene.Air);
        _svg.Clear();
        _svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {WidthPixels} {HeightPixels}\" role=\"img\">");
        _svg.Append("<rect class=\"sea\" width=\"100%\" height=\"100%\"/>");
        if (data.Area?.Shape is { } area) Draw(frame, area, "plan");
        foreach (var zone in scene.Zones)
            Draw(frame, zone.Shape!, "zone", $"fill=\"{ZoneFills.GetValueOrDefault(zone.Text("function") ?? "", "#E4EAE0")}\""); // has a shape
        foreach (var unit in scene.Units) Draw(frame, unit.Shape!, "unit"); // has a shape
        foreach (var feature in scene.Others) Draw(frame, feature.Shape!, "other"); // has a shape
        foreach (var feature in scene.Concerned) Draw(frame, feature.Shape!, "own"); // has a shape
        DrawSpot(frame, finding, scene);
        var named = scene.Units.Count > 0 ? scene.Units : scene.Zones;
        Label(frame, [.. scene.Concerned, .. scene.Others, .. named], finding);
        DrawMargin(frame, finding);
        return _svg.Append("</svg>").ToString();
    }

    void Draw(PictureFrame frame, NtsGeometry shape, string kind, string more = "")
    {
        if (frame.Cut(shape) is not { } pixels) return;
        if (pixels.Dimension > Dimension.Point)
            _svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{kind}{(pixels.Dimension == Dimension.Curve ? " line" : "")}\" {more} d=\"{Path(pixels)}\"/>");
        else foreach (var place in pixels.Coordinates)
            _svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"{kind}\" cx=\"{Number(place.X)}\" cy=\"{Number(place.Y)}\" r=\"4\"/>");
    }

    void DrawSpot(PictureFrame frame, Finding finding, PictureScene scene)
    {
        var place = frame.ToPixels(new(finding.Longitude ?? 0, finding.Latitude ?? 0));
        if (finding.Spot is { IsEmpty: false } spot && finding.Code != "V05")
        {
            if (frame.Cut(spot) is not { } pixels) return;
            _svg.Append(CultureInfo.InvariantCulture, $"<path class=\"spot\" d=\"{Path(pixels)}\"/>");
            if (IsSeen(pixels)) return;
        }
        else if (finding.Code != "V05" && scene.Concerned.Any(feature => frame.Cut(feature.Shape!) is { } pixels && IsSeen(pixels))) return; // has a shape
        _svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"ring\" cx=\"{Number(place.X)}\" cy=\"{Number(place.Y)}\" r=\"11\"/>");
        _svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot\" cx=\"{Number(place.X)}\" cy=\"{Number(place.Y)}\" r=\"2.5\"/>");
    }

    static bool IsSeen(NtsGeometry pixels) =>
        Math.Min(pixels.EnvelopeInternal.Width, pixels.EnvelopeInternal.Height) > SmallestSpotPixels;

    /// <summary>Names where there is room and nothing wrong to be covered, those of the features concerned first.</summary>
    void Label(PictureFrame frame, IReadOnlyList<PlanFeature> features, Finding finding)
    {
        var taken = new List<Envelope> { new(0, 130, HeightPixels - 34, HeightPixels), new(WidthPixels - 96, WidthPixels, 0, 84) };
        if (finding.Code != "V05" && finding.Spot is { IsEmpty: false } spot && frame.Cut(spot) is { } wrong)
            taken.AddRange(Enumerable.Range(0, wrong.NumGeometries).Select(i => wrong.GetGeometryN(i).EnvelopeInternal));
        foreach (var feature in features.DistinctBy(feature => feature.Id))
        {
            if (feature.Text("name") is not { } name || frame.Cut(feature.Shape!) is not { } pixels) continue; // has a shape
            var visible = pixels.Dimension == Dimension.Surface ? Within(pixels) : pixels;
            if (visible.IsEmpty || (visible.Dimension == Dimension.Surface && visible.Area < LeastLabelPixels)) continue;
            var place = visible.InteriorPoint.Coordinate;
            if (name.Length > LongestName) name = $"{name[..(LongestName - 1)]}…";
            var width = 11.5 * name.Length;
            var x = Math.Clamp(place.X, width / 2 + 4, WidthPixels - width / 2 - 4);
            var box = new Envelope(x - width / 2, x + width / 2, place.Y - 9, place.Y + 7);
            if (taken.Any(box.Intersects)) continue;
            taken.Add(box);
            _svg.Append(CultureInfo.InvariantCulture, $"<text class=\"name\" x=\"{Number(x)}\" y=\"{Number(place.Y + 4)}\">{WebUtility.HtmlEncode(name)}</text>");
        }
    }

    static NtsGeometry Within(NtsGeometry pixels)
    {
        var picture = GeometryFactory.Default.ToGeometry(new Envelope(0, WidthPixels, 0, HeightPixels));
        return Checks.Topology.ValidShapes.Of(pixels).Intersection(picture);
    }

    void DrawMargin(PictureFrame frame, Finding finding)
    {
        var (metres, words) = ScaleBar.For(frame.MetresPerPixel);
        var length = Number(metres / frame.MetresPerPixel);
        var y = Number(HeightPixels - 12);
        _svg.Append(CultureInfo.InvariantCulture, $"<g class=\"scale\"><path d=\"M12 {Number(HeightPixels - 17)}V{y}h{length}v-5\"/><text x=\"14\" y=\"{Number(HeightPixels - 19)}\">{words}</text></g>");
        _svg.Append(CultureInfo.InvariantCulture, $"<text class=\"place\" x=\"{Number(WidthPixels - 10)}\" y=\"{y}\">{finding.Longitude:0.00000}°E {finding.Latitude:0.00000}°N</text>");
        var (x, insetY) = PlanInset.ToPixels(data, new(finding.Longitude ?? 0, finding.Latitude ?? 0));
        _svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({WidthPixels - PlanInset.WidthPixels - 8} 8)\"><use href=\"#{insetId}\"/><circle class=\"dot\" cx=\"{Number(x)}\" cy=\"{Number(insetY)}\" r=\"3\"/></g>");
    }
}
