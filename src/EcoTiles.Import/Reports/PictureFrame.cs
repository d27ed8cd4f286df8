using System.Globalization;
using System.Text;
using EcoTiles.Import.Checks.Topology;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Simplify;

namespace EcoTiles.Import.Reports;

/// <summary>The part of the map that a picture shows, and the way from degrees to its pixels.</summary>
sealed class PictureFrame
{
    public const double WidthPixels = 420;
    public const double HeightPixels = 300;

    /// <summary>Closer than this nobody would know where it is.</summary>
    const double LeastWidthMetres = 200;

    /// <summary>Points that move a line by less are left out.</summary>
    const double FinestPixels = 0.4;

    /// <summary>Lines are cut this far outside the picture, so that the cut does not show.</summary>
    const double MarginPixels = 12;

    readonly LocalPlane _plane;
    readonly double _pixelsPerMetre;
    readonly Polygon _window;

    /// <param name="focus">What must be in the picture, in degrees.</param>
    /// <param name="air">How much wider than the focus the picture is.</param>
    public PictureFrame(Envelope focus, double air)
    {
        _plane = new(focus.Centre);
        var corner = _plane.ToMetres(focus.MaxX, focus.MaxY);
        var metresWide = Math.Max(LeastWidthMetres, Math.Max(2 * corner.X, 2 * corner.Y * WidthPixels / HeightPixels) * air);
        _pixelsPerMetre = WidthPixels / metresWide;
        _window = (Polygon)GeometryFactory.Default.ToGeometry(new Envelope(Corner(-1), Corner(1)));
    }

    /// <summary>What the picture shows, in degrees.</summary>
    public Envelope Window => _window.EnvelopeInternal;

    public double MetresPerPixel => 1 / _pixelsPerMetre;

    public bool Shows(NtsGeometry shape) => _window.EnvelopeInternal.Intersects(shape.EnvelopeInternal);

    public (double X, double Y) ToPixels(Coordinate place)
    {
        var metres = _plane.ToMetres(place.X, place.Y);
        return (WidthPixels / 2 + metres.X * _pixelsPerMetre, HeightPixels / 2 - metres.Y * _pixelsPerMetre);
    }

    /// <summary>What of a shape lies in the picture, in pixels and no finer than they are; null when nothing does.</summary>
    public NtsGeometry? Cut(NtsGeometry shape)
    {
        if (!Shows(shape)) return null;
        var valid = ValidShapes.Of(shape);
        var within = _window.EnvelopeInternal.Contains(valid.EnvelopeInternal) ? valid
            : OverlayNGRobust.Overlay(valid, _window, SpatialFunction.Intersection);
        if (within.IsEmpty) return null;
        var pixels = within.Copy();
        pixels.Apply(new EachPoint(this));
        pixels.GeometryChanged();
        return pixels.Dimension == Dimension.Point ? pixels : DouglasPeuckerSimplifier.Simplify(pixels, FinestPixels);
    }

    /// <summary>The drawing commands of lines and rings that are already in pixels.</summary>
    public static string Path(NtsGeometry pixels)
    {
        var path = new StringBuilder();
        foreach (var line in NetTopologySuite.Geometries.Utilities.LinearComponentExtracter.GetLines(pixels).Cast<LineString>())
        {
            var places = line.Coordinates;
            for (var i = 0; i < places.Length - (line.IsClosed ? 1 : 0); i++)
                path.Append(i == 0 ? 'M' : 'L').Append(Number(places[i].X)).Append(' ').Append(Number(places[i].Y));
            if (line.IsClosed) path.Append('Z');
        }
        return path.ToString();
    }

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    Coordinate Corner(int side) => _plane.ToDegrees(new(
        side * (WidthPixels / 2 + MarginPixels) / _pixelsPerMetre, side * (HeightPixels / 2 + MarginPixels) / _pixelsPerMetre));

    sealed class EachPoint(PictureFrame frame) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence, int i)
        {
            var (x, y) = frame.ToPixels(sequence.GetCoordinate(i));
            sequence.SetX(i, x);
            sequence.SetY(i, y);
        }
    }
}
