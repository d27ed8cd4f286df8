using System.Runtime.Intrinsics;
using EcoTiles.Geometry.Projections;

namespace EcoTiles.Geometry.Grids;

/// <summary>The square grid of the web, EPSG:3857: one tile at zoom 0, four times as many at each zoom below.</summary>
public sealed class WebMercatorQuad : TileGrid
{
    /// <summary>Beyond this latitude the square world ends.</summary>
    public const double MaxLatitude = 85.051128779806592;

    const double WorldSteps = 4294967296.0;

    /// <summary>Added to a number of up to 51 bits, it leaves no room for fractions; the sum's lowest bits are the whole number.</summary>
    const double WholeOnly = 1.5 * (1L << 52);

    static readonly LatticeSquare Metres = new(0, 0, 2 * Math.PI * 6378137);

    public static WebMercatorQuad Instance { get; } = new();

    public override string Id => "WebMercatorQuad";

    public override bool IsLevel => true;

    public override int Columns(int zoom) => 1 << zoom;

    public override int Rows(int zoom) => 1 << zoom;

    /// <summary>Four points at a time, the last ones too: a point gets the same place wherever it stands in a list.</summary>
    public override void ToLattice(ReadOnlySpan<double> lonLat, Span<int> lattice)
    {
        var whole = lonLat.Length & ~7;
        for (var i = 0; i < whole; i += 8) FourToLattice(lonLat[i..(i + 8)], lattice[i..(i + 8)]);
        if (whole == lonLat.Length) return;
        Span<double> rest = stackalloc double[8];
        Span<int> steps = stackalloc int[8];
        rest.Clear();
        lonLat[whole..].CopyTo(rest);
        FourToLattice(rest, steps);
        steps[..(lonLat.Length - whole)].CopyTo(lattice[whole..]);
    }

    public override LatticeSquare? SquareIn(CoordinateSystem system) => system.IsWebMercator ? Metres : null;

    /// <summary>Moves Web Mercator metres onto the lattice, which is the same plane in other steps.</summary>
    public static void MetresToLattice(ReadOnlySpan<double> metres, Span<int> lattice) => Metres.ToLattice(metres, lattice);

    public override (double Longitude, double Latitude) ToLonLat(int x, int y)
    {
        var east = (x - (double)int.MinValue) / WorldSteps;
        var south = (y - (double)int.MinValue) / WorldSteps;
        var latitude = Math.Atan(Math.Sinh(Math.PI * (1 - 2 * south))) * (180 / Math.PI);
        return (east * 360 - 180, latitude);
    }

    static void FourToLattice(ReadOnlySpan<double> lonLat, Span<int> lattice)
    {
        var two = Vector256.Shuffle(Vector256.Create(lonLat), Vector256.Create(0, 2, 1, 3));
        var others = Vector256.Shuffle(Vector256.Create(lonLat[4..]), Vector256.Create(0, 2, 1, 3));
        var longitude = Vector256.Create(two.GetLower(), others.GetLower());
        var latitude = Vector256.Create(two.GetUpper(), others.GetUpper());
        var east = longitude * (WorldSteps / 360);
        var sine = Vector256.Sin(latitude * (Math.PI / 180));
        // ln((1 + s) / (1 - s)) / 2 is the Mercator ordinate; a whole turn is 2 pi. Both count from the world's middle.
        var south = Vector256.Log((Vector256<double>.One + sine) / (Vector256<double>.One - sine)) * (-WorldSteps / (4 * Math.PI));
        // The low half of each lane is a step: x goes below, y above.
        ((ToSteps(east) & Vector256.Create((ulong)uint.MaxValue)) | (ToSteps(south) << 32)).AsInt32().CopyTo(lattice);
    }

    /// <summary>Rounded, as whole numbers of 32 bits in the low half of each lane.</summary>
    static Vector256<ulong> ToSteps(Vector256<double> place) =>
        (Vector256.Clamp(place, Vector256.Create((double)int.MinValue), Vector256.Create((double)int.MaxValue)) + Vector256.Create(WholeOnly)).AsUInt64();
}
