using System.Globalization;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Server.Edge;

namespace EcoTiles.Server.Styles;

/// <summary>Which part of which plane a static picture shows.</summary>
static class StaticFrame
{
    const double Air = 0.9; // of the picture that a whole map fills

    static readonly CoordinateSystem WebMercator = CoordinateSystem.Find(3857)!; // a known one

    /// <summary>Null when the numbers of a place can be meant.</summary>
    public static ProblemDocument? Judge(double[]? place, CoordinateSystem? system)
    {
        if (place is null) return null;
        var isBox = place.Length == 4;
        if (!isBox && place[2] is not (>= 0 and <= StaticAddress.LargestZoom)) return Problems.MalformedStaticAddress;
        var reach = system is null ? new Envelope(-180, -90, 180, 90) : ReachOf(system);
        for (var i = 0; i < (isBox ? 4 : 2); i += 2)
        {
            if (IsIn(reach, place[i], place[i + 1])) continue;
            return system is null ? Problems.MalformedStaticAddress : Problems.OutsideCrs(system, reach, HintOf(system, reach, place[i], place[i + 1]));
        }
        return isBox && !(place[0] < place[2] && place[1] < place[3]) ? Problems.WrongBox : null;
    }

    /// <summary>Null with a problem when a map does not lie in the system.</summary>
    public static PictureFrame? Of(StaticAddress address, Envelope view, out ProblemDocument? problem) =>
        Placed(address, view, out problem) is { } frame ? frame with { Medium = address.Medium } : null;

    static PictureFrame? Placed(StaticAddress address, Envelope view, out ProblemDocument? problem)
    {
        problem = null;
        if (address.System is not { } system) return OnTheWeb(address, view);
        var grid = TileGrid.Of(system);
        var square = grid.SquareIn(system)!.Value; // it is the grid of the system
        var (width, height) = (address.WidthPixels, address.HeightPixels);
        if (address.Place is { Length: 3 } middle)
        {
            var (east, south) = square.SharesOf(middle[0], middle[1]);
            return PictureFrame.Around(grid, east, south, middle[2], address.Scale, width, height);
        }
        var box = address.Place is { } place ? new Envelope(place[0], place[1], place[2], place[3]) : Whole(view, system);
        if (box.IsEmpty)
        {
            problem = Problems.OutsideCrs(system, ReachOf(system), ("The map lies elsewhere.", "图件不在此范围内。"));
            return null;
        }
        var (left, top) = square.SharesOf(box.MinX, box.MaxY);
        var (right, bottom) = square.SharesOf(box.MaxX, box.MinY);
        return PictureFrame.Fitting(grid, left, top, right, bottom, StaticAddress.LargestZoom, address.Scale, width, height);
    }

    /// <summary>The edges of the picture in its system: x, y, x, y.</summary>
    public static (string System, string Box) Describe(StaticAddress address, PictureFrame frame)
    {
        var system = address.System ?? WebMercator;
        var square = frame.Grid.SquareIn(system)!.Value; // the frame was made for it
        var (west, north) = square.PlaceAt(frame.OriginX / frame.WorldPixels, frame.OriginY / frame.WorldPixels);
        var (east, south) = square.PlaceAt((frame.OriginX + frame.Width) / frame.WorldPixels, (frame.OriginY + frame.Height) / frame.WorldPixels);
        var form = system.IsGeographic ? "0.#########" : "0.###";
        return (system.ToString(), string.Join(',', new[] { west, south, east, north }.Select(each => each.ToString(form, CultureInfo.InvariantCulture))));
    }

    static PictureFrame OnTheWeb(StaticAddress address, Envelope view)
    {
        if (address.Place is { Length: 3 } middle) return Around(address, middle[0], middle[1], middle[2]);
        var box = address.Place is { } place ? new Envelope(place[0], place[1], place[2], place[3]) : view;
        if (box.IsEmpty) return Around(address, 0, 0, 0);
        var lattice = WebMercatorQuad.Instance.ToLattice(box);
        var (wide, high) = ((double)lattice.MaxX - lattice.MinX + 1, (double)lattice.MaxY - lattice.MinY + 1);
        var pixels = Math.Min(address.Width / wide, address.Height / high) * (address.Place is null ? Air : 1);
        var zoom = Math.Min(StaticAddress.LargestZoom, Math.Log2(pixels * 4294967296.0 / 512));
        var (x, y) = ((int)(((long)lattice.MinX + lattice.MaxX) / 2), (int)(((long)lattice.MinY + lattice.MaxY) / 2));
        return PictureFrame.Around(x, y, zoom, address.Scale, address.WidthPixels, address.HeightPixels);
    }

    static PictureFrame Around(StaticAddress address, double longitude, double latitude, double zoom)
    {
        Span<int> place = stackalloc int[2];
        WebMercatorQuad.Instance.ToLattice([longitude, latitude], place);
        return PictureFrame.Around(place[0], place[1], zoom, address.Scale, address.WidthPixels, address.HeightPixels);
    }

    /// <summary>The box of a map with air around it; empty when the system does not reach so far.</summary>
    static Envelope Whole(Envelope view, CoordinateSystem system)
    {
        if (view.IsEmpty) return Envelope.Empty;
        var lattice = TileGrid.Of(system).ToLattice(view);
        var square = TileGrid.Of(system).SquareIn(system)!.Value; // see above
        var (west, north) = square.PlaceOf(lattice.MinX, lattice.MinY);
        var (east, south) = square.PlaceOf(lattice.MaxX, lattice.MaxY);
        var reach = ReachOf(system);
        if (!IsIn(reach, west, south) || !IsIn(reach, east, north)) return Envelope.Empty;
        var (sideways, upwards) = (Math.Max(east - west, square.Side / 4294967296.0) * (1 / Air - 1) / 2, Math.Max(north - south, square.Side / 4294967296.0) * (1 / Air - 1) / 2);
        return new Envelope(west - sideways, south - upwards, east + sideways, north + upwards);
    }

    /// <summary>What coordinates of a system may be, as far as its grid reaches.</summary>
    static Envelope ReachOf(CoordinateSystem system)
    {
        var square = TileGrid.Of(system).SquareIn(system)!.Value; // it is the grid of the system
        var half = square.Side / 2 * (1 + 1e-9);
        return system.Domain.Within(new Envelope(square.MiddleX - half, square.MiddleY - half, square.MiddleX + half, square.MiddleY + half));
    }

    /// <summary>Coordinates are often given the other way round, or with a zone's number where there is none.</summary>
    static (string En, string Zh)? HintOf(CoordinateSystem system, Envelope reach, double x, double y)
    {
        if (IsIn(reach, y, x)) return ("x and y look swapped: easting or longitude comes first.", "x、y 疑似颠倒：东坐标（经度）在前。");
        if (system.Projection is not { FalseEasting: var easting }) return null;
        if (easting >= 1_000_000 && IsIn(reach, x + easting - 500_000, y))
            return ($"Eastings of this system carry the number of their zone, as {easting:0} does.", $"该坐标系的东坐标须带带号，如 {easting:0}。");
        return x >= 10_000_000 && IsIn(reach, x % 1_000_000, y)
            ? ("Eastings of this system have no zone number in front.", "该坐标系的东坐标不带带号。")
            : null;
    }

    static bool IsIn(Envelope reach, double x, double y) => x >= reach.MinX && x <= reach.MaxX && y >= reach.MinY && y <= reach.MaxY;
}
