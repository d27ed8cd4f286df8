using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using static EcoTiles.Import.Reports.PictureFrame;

namespace EcoTiles.Import.Reports;

/// <summary>One picture in the making: shapes in degrees go in, SVG comes out.</summary>
sealed class PictureSvg
{
    readonly StringBuilder _svg = new();

    public PictureSvg(PictureFrame frame, string title)
    {
        Frame = frame;
        Add(string.Create(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {WidthPixels} {HeightPixels}\" role=\"img\" aria-label=\"{title}\">"));
        Add("<rect class=\"sea\" width=\"100%\" height=\"100%\"/>");
    }

    public PictureFrame Frame { get; }

    public void Add(string elements) => _svg.Append(elements);

    /// <summary>A shape in degrees; a point gets a disc of this radius in pixels.</summary>
    public void Shape(NtsGeometry shape, string kind, string more = "", double radius = 4)
    {
        if (Frame.Cut(shape) is { } pixels) Pixels(pixels, kind, more, radius);
    }

    /// <summary>A shape in pixels.</summary>
    public void Pixels(NtsGeometry pixels, string kind, string more = "", double radius = 4)
    {
        if (pixels.Dimension > Dimension.Point)
            Add($"<path class=\"{kind}{(pixels.Dimension == Dimension.Curve ? " line" : "")}\" {more} d=\"{Path(pixels)}\"/>");
        else foreach (var place in pixels.Coordinates) Disc(kind, (place.X, place.Y), radius);
    }

    public void Disc(string kind, (double X, double Y) place, double radius) =>
        Add($"<circle class=\"{kind}\" cx=\"{Number(place.X)}\" cy=\"{Number(place.Y)}\" r=\"{Number(radius)}\"/>");

    public string Finish() => _svg.Append("</svg>").ToString();
}
