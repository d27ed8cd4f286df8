using System.Globalization;
using System.Net;
using EcoTiles.Import.Checks;
using NetTopologySuite.Geometries;
using static EcoTiles.Import.Reports.PictureFrame;

namespace EcoTiles.Import.Reports;

/// <summary>Draws a finding as a small map: pale surroundings, the features concerned, and in red what is wrong.</summary>
sealed class FindingPicture(PlanData data, string insetId)
{
    const double SmallestSpotPixels = 10;
    const int MostDots = 40;

    public string Draw(Finding finding, PictureScene scene)
    {
        var svg = new PictureSvg(new PictureFrame(scene.Focus, scene.Air), WebUtility.HtmlEncode($"{finding.Code} {finding.MessageZh}"));
        PictureGround.Draw(svg, scene, data);
        foreach (var feature in scene.Others) svg.Shape(feature.Shape!, "other"); // has a shape
        foreach (var feature in scene.Concerned) svg.Shape(feature.Shape!, "own"); // has a shape
        DrawSpot(svg, finding, scene);
        DrawNames(svg, finding, scene);
        DrawMargin(svg, finding);
        return svg.Finish();
    }

    static void DrawSpot(PictureSvg svg, Finding finding, PictureScene scene)
    {
        if (WrongOf(finding) is { } spot)
        {
            if (svg.Frame.Cut(spot) is not { } pixels) return;
            svg.Add($"<path class=\"spot\" d=\"{PictureFrame.Path(pixels)}\"/>");
            if (IsSeen(pixels)) return;
        }
        else if (finding.Code != "V05" && scene.Concerned.Any(feature => svg.Frame.Cut(feature.Shape!) is { } pixels && IsSeen(pixels))) return; // has a shape
        var place = svg.Frame.ToPixels(PlaceOf(finding));
        svg.Disc("ring", place, 11);
        svg.Disc("dot", place, 2.5);
    }

    void DrawNames(PictureSvg svg, Finding finding, PictureScene scene)
    {
        var labels = new PictureLabels(svg, WrongOf(finding), PlaceOf(finding));
        foreach (var feature in scene.Concerned.Concat(scene.Others).DistinctBy(feature => feature.Id)) labels.Name(feature, "ownname");
        foreach (var zone in scene.Zones) labels.Name(zone, "zonename");
        foreach (var seat in PictureGround.Seats(data, svg.Frame)) labels.Seat(seat, PictureGround.IsLarge(seat));
        foreach (var unit in scene.Units) labels.Name(unit, "unitname");
        foreach (var water in data["water_line"].Concat(data["water_area"]).Where(row => row.Shape is { IsEmpty: false })) labels.Name(water, "watername");
    }

    void DrawMargin(PictureSvg svg, Finding finding)
    {
        var frame = svg.Frame;
        var (metres, words) = ScaleBar.For(frame.MetresPerPixel);
        var length = Number(metres / frame.MetresPerPixel);
        var y = Number(HeightPixels - 12);
        svg.Add($"<g class=\"scale\"><path d=\"M12 {Number(HeightPixels - 17)}V{y}h{length}v-5\"/><text x=\"14\" y=\"{Number(HeightPixels - 19)}\">{words}</text></g>");
        svg.Add(string.Create(CultureInfo.InvariantCulture, $"<text class=\"place\" x=\"{Number(WidthPixels - 10)}\" y=\"{y}\">{finding.Longitude:0.00000}°E {finding.Latitude:0.00000}°N</text>"));
        svg.Add($"<g transform=\"translate({Number(WidthPixels - PlanInset.WidthPixels - 8)} 8)\"><use href=\"#{insetId}\"/>");
        if (PlanInset.Box(data, frame.Window) is { } view)
            svg.Add($"<rect class=\"view\" x=\"{Number(view.MinX)}\" y=\"{Number(view.MinY)}\" width=\"{Number(view.Width)}\" height=\"{Number(view.Height)}\"/>");
        else svg.Disc("dot", PlanInset.ToPixels(data, PlaceOf(finding)), 3);
        // The picture shows one of several places; the others are at least pointed at.
        if (WrongOf(finding) is { NumGeometries: > 1 } places)
            foreach (var other in places.Geometries.Take(MostDots)) svg.Disc("dot", PlanInset.ToPixels(data, other.EnvelopeInternal.Centre), 2);
        svg.Add("</g>");
    }

    /// <summary>What is wrong as a shape of its own; of a shape that is itself invalid only the place says anything.</summary>
    static MultiPolygon? WrongOf(Finding finding) => finding is { Code: not "V05", Spot: { IsEmpty: false } spot } ? spot : null;

    static Coordinate PlaceOf(Finding finding) => new(finding.Longitude ?? 0, finding.Latitude ?? 0);

    static bool IsSeen(NtsGeometry pixels) =>
        Math.Min(pixels.EnvelopeInternal.Width, pixels.EnvelopeInternal.Height) > SmallestSpotPixels;
}
