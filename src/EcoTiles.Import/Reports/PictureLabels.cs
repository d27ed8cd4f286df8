using System.Globalization;
using System.Net;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Checks.Topology;
using NetTopologySuite.Geometries;
using NetTopologySuite.LinearReferencing;
using static EcoTiles.Import.Reports.PictureFrame;

namespace EcoTiles.Import.Reports;

/// <summary>Names where there is room and nothing wrong to be covered; who comes first has the place, and no name stands twice.</summary>
sealed class PictureLabels
{
    const double LeastPixels = 900; // square pixels that a shape must have in the picture to get its name
    const int LongestName = 20; // letters; more would cover the picture
    const double HalfHeight = 8;

    /// <summary>A name along a line that bends more would not be read.</summary>
    const double StraightestShare = 0.9;

    /// <summary>Pixels that a Chinese letter is wide, as the page's style has it.</summary>
    static readonly Dictionary<string, double> LetterPixels = new() { ["ownname"] = 12, ["zonename"] = 13.2 };

    const double UsualLetterPixels = 11.6;

    static readonly Envelope Picture = new(0, WidthPixels, 0, HeightPixels);

    readonly PictureSvg _svg;
    readonly HashSet<string> _names = [];
    readonly List<Envelope> _taken =
    [
        new(0, 130, HeightPixels - 34, HeightPixels), // the scale
        new(WidthPixels - 150, WidthPixels, HeightPixels - 24, HeightPixels), // the coordinates
        new(WidthPixels - PlanInset.WidthPixels - 12, WidthPixels, 0, PlanInset.HeightPixels + 12),
    ];

    /// <param name="wrong">What is wrong, in degrees; no name may lie on it, nor on the place itself.</param>
    public PictureLabels(PictureSvg svg, NtsGeometry? wrong, Coordinate place)
    {
        _svg = svg;
        var (x, y) = svg.Frame.ToPixels(place);
        _taken.Add(new(x - 12, x + 12, y - 12, y + 12));
        if (wrong is null || svg.Frame.Cut(wrong) is not { } pixels) return;
        _taken.AddRange(Enumerable.Range(0, pixels.NumGeometries).Select(i => pixels.GetGeometryN(i).EnvelopeInternal));
    }

    /// <summary>The name of a feature of any kind.</summary>
    public void Name(PlanFeature feature, string kind)
    {
        if (NameOf(feature) is not { } name || _svg.Frame.Cut(feature.Shape!) is not { } pixels) return; // has a shape
        if (pixels.Dimension == Dimension.Curve)
        {
            Along(pixels, name, kind);
            return;
        }
        var visible = pixels.Dimension == Dimension.Surface ? Within(pixels) : pixels;
        if (visible.IsEmpty || (visible.Dimension == Dimension.Surface && visible.Area < LeastPixels)) return;
        var place = visible.InteriorPoint.Coordinate;
        var half = HalfWidth(name, kind);
        var x = Math.Clamp(place.X, half + 4, WidthPixels - half - 4);
        foreach (var y in new[] { place.Y, place.Y + 22, place.Y - 22 })
            if (Put(name, kind, x, y)) return;
    }

    /// <summary>A disc, and the name beside it on whichever side there is room.</summary>
    public void Seat(PlanFeature seat, bool isLarge)
    {
        if (_svg.Frame.Cut(seat.Shape!) is not { } pixels) return; // has a shape
        var (x, y) = (pixels.Coordinate.X, pixels.Coordinate.Y);
        if (!Picture.Contains(x, y)) return;
        var disc = new Envelope(x - 4, x + 4, y - 4, y + 4);
        if (_taken.Exists(disc.Intersects)) return;
        _taken.Add(disc);
        _svg.Disc(isLarge ? "seat large" : "seat", (x, y), isLarge ? 3.6 : 2.6);
        if (NameOf(seat) is not { } name) return;
        var half = HalfWidth(name, "seatname");
        foreach (var (atX, atY) in new[] { (x + half + 7, y), (x - half - 7, y), (x, y - 13), (x, y + 13) })
            if (Put(name, "seatname", atX, atY)) return;
    }

    void Along(NtsGeometry line, string name, string kind)
    {
        var visible = line.Intersection(GeometryFactory.Default.ToGeometry(Picture));
        var longest = Enumerable.Range(0, visible.NumGeometries).Select(visible.GetGeometryN).OfType<LineString>().MaxBy(part => part.Length);
        var width = 2 * HalfWidth(name, kind);
        if (longest is null || longest.Length < width + 10) return;
        var along = new LengthIndexedLine(longest);
        var (from, to) = (along.ExtractPoint((longest.Length - width) / 2), along.ExtractPoint((longest.Length + width) / 2));
        if (from.Distance(to) < StraightestShare * width) return;
        if (from.X > to.X) (from, to) = (to, from);
        var middle = new Coordinate((from.X + to.X) / 2, (from.Y + to.Y) / 2);
        var degrees = Math.Atan2(to.Y - from.Y, to.X - from.X) * 180 / Math.PI;
        var box = new Envelope(from, to);
        box.ExpandBy(HalfHeight);
        if (!Picture.Contains(box) || _taken.Exists(box.Intersects)) return;
        _taken.Add(box);
        _names.Add(name);
        _svg.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<text class=\"name {kind}\" transform=\"translate({Number(middle.X)} {Number(middle.Y)}) rotate({Number(degrees)})\" y=\"4\">{WebUtility.HtmlEncode(name)}</text>"));
    }

    bool Put(string name, string kind, double x, double y)
    {
        var half = HalfWidth(name, kind);
        var box = new Envelope(x - half, x + half, y - HalfHeight, y + HalfHeight);
        if (!Picture.Contains(box) || _taken.Exists(box.Intersects)) return false;
        _taken.Add(box);
        _names.Add(name);
        _svg.Add($"<text class=\"name {kind}\" x=\"{Number(x)}\" y=\"{Number(y + 4)}\">{WebUtility.HtmlEncode(name)}</text>");
        return true;
    }

    string? NameOf(PlanFeature feature)
    {
        if (feature.Text("name") is not { } name) return null;
        if (name.Length > LongestName) name = $"{name[..(LongestName - 1)]}…";
        return _names.Contains(name) ? null : name;
    }

    /// <summary>Latin letters are about half as wide as Chinese ones.</summary>
    static double HalfWidth(string name, string kind) =>
        LetterPixels.GetValueOrDefault(kind, UsualLetterPixels) / 2 * name.Sum(letter => letter < '\u2E80' ? 0.58 : 1);

    static NtsGeometry Within(NtsGeometry pixels) =>
        ValidShapes.Of(pixels).Intersection(GeometryFactory.Default.ToGeometry(Picture));
}
