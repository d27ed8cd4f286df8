using System.Collections.Concurrent;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Grids;

/// <summary>
/// The lattice of a plane other than Web Mercator's: longitude and latitude as they are, or a transverse Mercator
/// projection. Systems that differ by their false easting only, or by centimetres of datum, share one.
/// </summary>
public sealed class PlaneGrid : TileGrid
{
    /// <summary>Here a zoom of a metric grid has the ground resolution that it has in Web Mercator: the middle of China.</summary>
    public const double LevelLatitude = 36;

    /// <summary>Further than this from its central meridian a projection in metres is of no use, and folds in the end.</summary>
    const double WidestLongitude = 60;

    const double MercatorSide = 2 * Math.PI * 6378137;
    const int PointsAtATime = 128;

    static readonly ConcurrentDictionary<(double Meridian, double Radius, double Eccentricity), PlaneGrid> Metric = new();

    readonly CoordinateSystem _system;
    readonly LatticeSquare _square;

    PlaneGrid(CoordinateSystem system, LatticeSquare square) => (_system, _square) = (system, square);

    /// <summary>
    /// Degrees, 360 of them along a side: half of the square is the world. Zoom 1 is level 1 of CGCS2000Quad and level 0
    /// of WorldCRS84Quad, and eastwards every zoom has the ground resolution that it has in Web Mercator.
    /// </summary>
    public static PlaneGrid Degrees { get; } = new(KnownCoordinateSystems.Crs84, new LatticeSquare(0, -90, 360));

    public override string Id => _system.IsGeographic ? "Degrees" : FormattableString.Invariant($"Metres around {_system.Projection!.CentralMeridian} E"); // what is not geographic is projected

    public override bool IsLevel => _system.IsGeographic;

    /// <summary>The grid over the plane of a projected system.</summary>
    internal static PlaneGrid Around(CoordinateSystem system) => Metric.GetOrAdd(
        system.Projection!.Plane, _ => new PlaneGrid(system, SquareAround(system.Projection))); // the caller has seen that there is one

    public override int Columns(int zoom) => 1 << zoom;

    public override int Rows(int zoom) => IsLevel ? Math.Max(1, 1 << zoom >> 1) : 1 << zoom;

    public override LatticeSquare? SquareIn(CoordinateSystem system)
    {
        if (IsLevel) return system.IsGeographic ? _square : null;
        return system.Projection is { } projection && projection.Plane == _system.Projection!.Plane ? SquareAround(projection) : null; // see Id
    }

    public override void ToLattice(ReadOnlySpan<double> lonLat, Span<int> lattice)
    {
        if (IsLevel)
        {
            _square.ToLattice(lonLat, lattice);
            return;
        }
        Span<double> places = stackalloc double[2 * PointsAtATime];
        for (var from = 0; from < lonLat.Length; from += places.Length)
        {
            var part = lonLat[from..Math.Min(lonLat.Length, from + places.Length)];
            part.CopyTo(places);
            Project(places[..part.Length]);
            _square.ToLattice(places[..part.Length], lattice[from..]);
        }
    }

    public override (double Longitude, double Latitude) ToLonLat(int x, int y)
    {
        var place = _square.PlaceOf(x, y);
        if (IsLevel) return place;
        if (!_system.Domain.Intersects(new Envelope(place.X, place.Y, place.X, place.Y))) return (double.NaN, double.NaN);
        Span<double> lonLat = [place.X, place.Y];
        _system.ToLonLat(lonLat);
        return (lonLat[0], lonLat[1]);
    }

    public override LatticeBox ToLattice(Envelope lonLat)
    {
        if (IsLevel) return base.ToLattice(lonLat);
        var meridian = _system.Projection!.CentralMeridian; // see Id
        var near = new Envelope(
            Math.Clamp(lonLat.MinX, meridian - WidestLongitude, meridian + WidestLongitude), lonLat.MinY,
            Math.Clamp(lonLat.MaxX, meridian - WidestLongitude, meridian + WidestLongitude), lonLat.MaxY);
        var box = _system.FromLonLat(near);
        Span<int> corners = stackalloc int[4];
        _square.ToLattice([box.MinX, box.MaxY, box.MaxX, box.MinY], corners);
        return new LatticeBox(corners[0], corners[1], corners[2], corners[3]);
    }

    public override Envelope ToLonLat(in LatticeBox box)
    {
        if (IsLevel) return base.ToLonLat(box);
        var (west, north) = _square.PlaceOf(box.MinX, box.MinY);
        var (east, south) = _square.PlaceOf(box.MaxX, box.MaxY);
        var domain = _system.Domain;
        return _system.ToLonLat(new Envelope(
            Math.Clamp(west, domain.MinX, domain.MaxX), Math.Clamp(south, domain.MinY, domain.MaxY),
            Math.Clamp(east, domain.MinX, domain.MaxX), Math.Clamp(north, domain.MinY, domain.MaxY)));
    }

    /// <summary>The plane ends at the date line, as the web's does: a shape that goes round the back of the world would lie over the front.</summary>
    void Project(Span<double> lonLat)
    {
        var projection = _system.Projection!; // see Id
        var (west, east) = (projection.CentralMeridian - WidestLongitude, projection.CentralMeridian + WidestLongitude);
        for (var i = 0; i + 1 < lonLat.Length; i += 2) lonLat[i] = Math.Clamp(lonLat[i], west, east);
        projection.Project(lonLat);
    }

    static LatticeSquare SquareAround(TransverseMercator projection) => new(
        projection.FalseEasting, projection.FalseNorthing, MercatorSide * Math.Cos(LevelLatitude * (Math.PI / 180)));
}
