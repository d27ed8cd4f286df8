using System.Globalization;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering;
using EcoTiles.Rendering.Painting;

namespace EcoTiles.Server.Styles;

/// <summary>
/// An address under <c>/static/</c>: <c>{plan}/{map}/{lon},{lat},{zoom}/{w}x{h}.png</c>, or with a box
/// <c>{west},{south},{east},{north}</c> in the place of the middle, or <c>auto</c> for the whole map.
/// </summary>
public sealed record StaticAddress(string Plan, string Map, double[]? Place, int Width, int Height, TileForm Form)
{
    public const int MostPixelsAcross = 4096;
    public const int MostPixels = 8_400_000;

    const double LargestZoom = 22;
    const double Air = 0.94; // of the picture that a box fills

    /// <summary>Null when the path is no such address.</summary>
    public static StaticAddress? Parse(string path)
    {
        var segments = path.Split('/');
        if (segments.Length is not (4 or 5) || segments.Any(segment => segment.Length == 0)) return null;
        if (!TryPlace(segments[^2], out var place) || !TrySize(segments[^1], out var width, out var height, out var form)) return null;
        return new StaticAddress(segments[0], string.Join('/', segments[1..^2]), place, width, height, form);
    }

    /// <summary>Whether the picture is small enough to be drawn.</summary>
    public bool IsWithinLimits =>
        (long)Width * Form.Scale <= MostPixelsAcross && (long)Height * Form.Scale <= MostPixelsAcross
        && (long)Width * Height * Form.Scale * Form.Scale <= MostPixels;

    public PictureFrame FrameFor(Envelope view)
    {
        if (Place is { Length: 3 }) return Around(Place[0], Place[1], Place[2]);
        var box = Place is null ? view : new Envelope(Place[0], Place[1], Place[2], Place[3]);
        if (box.IsEmpty) return Around(0, 0, 0);
        var lattice = WebMercatorQuad.Instance.ToLattice(box);
        var (wide, high) = ((double)lattice.MaxX - lattice.MinX + 1, (double)lattice.MaxY - lattice.MinY + 1);
        var pixels = Math.Min(Width / wide, Height / high) * (Place is null ? Air : 1);
        var zoom = Math.Min(LargestZoom, Math.Log2(pixels * 4294967296.0 / 512));
        var (x, y) = ((int)(((long)lattice.MinX + lattice.MaxX) / 2), (int)(((long)lattice.MinY + lattice.MaxY) / 2));
        return PictureFrame.Around(x, y, zoom, Form.Scale, Width * Form.Scale, Height * Form.Scale);
    }

    PictureFrame Around(double longitude, double latitude, double zoom)
    {
        Span<int> place = stackalloc int[2];
        WebMercatorQuad.Instance.ToLattice([longitude, latitude], place);
        return PictureFrame.Around(place[0], place[1], zoom, Form.Scale, Width * Form.Scale, Height * Form.Scale);
    }

    static bool TryPlace(string text, out double[]? place)
    {
        place = null;
        if (text == "auto") return true;
        var parts = text.Split(',');
        if (parts.Length is not (3 or 4)) return false;
        place = new double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out place[i]) || !double.IsFinite(place[i])) return false;
        }
        return parts.Length == 3
            ? IsPlace(place[0], place[1]) && place[2] is >= 0 and <= LargestZoom
            : IsPlace(place[0], place[1]) && IsPlace(place[2], place[3]) && place[0] < place[2] && place[1] < place[3];
    }

    static bool IsPlace(double longitude, double latitude) => longitude is >= -180 and <= 180 && latitude is >= -90 and <= 90;

    static bool TrySize(string text, out int width, out int height, out TileForm form)
    {
        (width, height) = (0, 0);
        var size = TileForm.TakeOff(text, out form);
        var cross = size.IndexOf('x');
        return form.IsPicture && cross > 0 && TryNumber(size[..cross], out width) && TryNumber(size[(cross + 1)..], out height);
    }

    static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and <= 100_000;
}
