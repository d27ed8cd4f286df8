using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace EcoTiles.Import.Checks.Topology;

/// <summary>
/// Metres east and north of a place, by stretching degrees. Only a stretch keeps straight what is straight in degrees, so that
/// a point on a neighbour's edge stays on it; a map projection would open slivers there.
/// </summary>
public sealed class LocalPlane(Coordinate centre)
{
    const double MetresPerDegree = 111_319.49;

    readonly double _metresPerDegreeEast = MetresPerDegree * Math.Cos(centre.Y * Math.PI / 180);

    public Coordinate ToMetres(double longitude, double latitude) =>
        new((longitude - centre.X) * _metresPerDegreeEast, (latitude - centre.Y) * MetresPerDegree);

    public Coordinate ToDegrees(Coordinate place) =>
        new(centre.X + place.X / _metresPerDegreeEast, centre.Y + place.Y / MetresPerDegree);

    public T ToMetres<T>(T shape)
        where T : NtsGeometry => Mapped(shape, place => ToMetres(place.X, place.Y));

    public T ToDegrees<T>(T shape)
        where T : NtsGeometry => Mapped(shape, ToDegrees);

    static T Mapped<T>(T shape, Func<Coordinate, Coordinate> map)
        where T : NtsGeometry =>
        (T)new GeometryEditor().Edit(shape, new EachPoint(map));

    sealed class EachPoint(Func<Coordinate, Coordinate> map) : GeometryEditor.CoordinateOperation
    {
        public override Coordinate[] Edit(Coordinate[] coordinates, NtsGeometry geometry) =>
            Array.ConvertAll(coordinates, place => map(place));
    }
}
