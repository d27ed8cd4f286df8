using System.Globalization;
using EcoTiles.Import.Checks;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace EcoTiles.Import.Reports;

/// <summary>The outline of the whole plan in the corner of each picture, drawn once and used by all.</summary>
static class PlanInset
{
    public const double WidthPixels = 84;
    public const double HeightPixels = 72;
    const double Margin = 5;

    /// <summary>A smaller part of the plan is shown as a dot.</summary>
    const double LeastBoxPixels = 6;

    public static string Draw(PlanData data, string id)
    {
        var outline = data.Area?.Shape is { } area ? Outline(data, area) : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"<svg width=\"0\" height=\"0\" class=\"defs\"><defs><g id=\"{id}\"><rect class=\"inset\" width=\"{WidthPixels}\" height=\"{HeightPixels}\" rx=\"3\"/><path class=\"outline\" d=\"{outline}\"/></g></defs></svg>");
    }

    public static (double X, double Y) ToPixels(PlanData data, Coordinate place)
    {
        var box = BoxOf(data);
        var squeeze = Math.Cos(box.Centre.Y * Math.PI / 180);
        var scale = Math.Min((WidthPixels - 2 * Margin) / (box.Width * squeeze), (HeightPixels - 2 * Margin) / box.Height);
        return (
            WidthPixels / 2 + (place.X - box.Centre.X) * squeeze * scale,
            HeightPixels / 2 - (place.Y - box.Centre.Y) * scale);
    }

    /// <summary>A part of the map as it lies in the inset; null when it is too small, or larger than the inset.</summary>
    public static Envelope? Box(PlanData data, Envelope part)
    {
        var (minX, maxY) = ToPixels(data, new(part.MinX, part.MinY));
        var (maxX, minY) = ToPixels(data, new(part.MaxX, part.MaxY));
        var box = new Envelope(minX, maxX, minY, maxY);
        return Math.Max(box.Width, box.Height) < LeastBoxPixels || !new Envelope(0, WidthPixels, 0, HeightPixels).Contains(box) ? null : box;
    }

    static string Outline(PlanData data, NtsGeometry area)
    {
        var thinned = DouglasPeuckerSimplifier.Simplify(area, area.EnvelopeInternal.Diameter / 300);
        var rings = Enumerable.Range(0, thinned.NumGeometries).Select(thinned.GetGeometryN).OfType<Polygon>()
            .Select(polygon => polygon.Shell.Coordinates.Select(place => ToPixels(data, place))
                .Select(pixel => $"{PictureFrame.Number(pixel.X)} {PictureFrame.Number(pixel.Y)}"));
        return string.Concat(rings.Select(ring => $"M{string.Join('L', ring)}Z"));
    }

    static Envelope BoxOf(PlanData data)
    {
        var box = data.Area?.Shape?.EnvelopeInternal.Copy() ?? new Envelope();
        if (box.IsNull)
        {
            foreach (var row in data.Tables.Values.SelectMany(rows => rows))
                if (row.Shape is { } shape) box.ExpandToInclude(shape.EnvelopeInternal);
        }
        if (box.IsNull) box = new Envelope(73, 135, 18, 54); // China
        box.ExpandBy(1e-6);
        return box;
    }
}
