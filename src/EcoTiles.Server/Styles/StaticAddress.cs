using System.Globalization;
using EcoTiles.Geometry.Projections;
using EcoTiles.Rendering;
using EcoTiles.Rendering.Painting;
using EcoTiles.Server.Edge;
using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Styles;

/// <summary>
/// An address under <c>/static/</c>: <c>{plan}/{map}/{lon},{lat},{zoom}/{w}x{h}.png</c>, or with a box
/// <c>{west},{south},{east},{north}</c> in the place of the middle, or <c>auto</c> for the whole map. The query may say
/// <c>crs</c>, whose coordinates the place is then in, easting or longitude first, and <c>scale</c> or <c>dpi</c>.
/// </summary>
/// <param name="Place">Middle and zoom, or a box; null for the whole map.</param>
/// <param name="Width">In style pixels.</param>
/// <param name="Height">In style pixels.</param>
/// <param name="Scale">Pixels of the picture for each style pixel.</param>
/// <param name="Medium">Paper, where the address says how many dots an inch has.</param>
/// <param name="System">That the picture is drawn in, when the address says so.</param>
public sealed record StaticAddress(
    string Plan, string Map, double[]? Place, int Width, int Height, TileForm Form, float Scale, Medium Medium, CoordinateSystem? System)
{
    public const int MostPixelsAcross = 4096;
    public const int MostPixels = 8_400_000;

    public const double LargestZoom = 22;

    const double ScreenDpi = 96, LeastDpi = 24, MostDpi = 600;

    public int WidthPixels => (int)Math.Round(Width * (double)Scale);

    public int HeightPixels => (int)Math.Round(Height * (double)Scale);

    /// <summary>Whether the picture is small enough to be drawn.</summary>
    public bool IsWithinLimits =>
        WidthPixels is > 0 and <= MostPixelsAcross && HeightPixels is > 0 and <= MostPixelsAcross && (long)WidthPixels * HeightPixels <= MostPixels;

    /// <summary>Null with a problem when it is no such address.</summary>
    public static StaticAddress? Parse(string path, IQueryCollection query, out ProblemDocument? problem)
    {
        problem = Problems.MalformedStaticAddress;
        var segments = path.Split('/');
        if (segments.Length is not (4 or 5) || segments.Any(segment => segment.Length == 0)) return null;
        if (!TryNumbers(segments[^2], out var place) || !TrySize(segments[^1], out var width, out var height, out var form)) return null;
        CoordinateSystem? system = null;
        if (query.TryGetValue("crs", out var texts))
        {
            problem = Problems.UnknownCrs(texts.ToString());
            if (texts.Count != 1 || (system = CoordinateSystem.Find(texts[0] ?? "")) is null) return null;
        }
        problem = Problems.WrongScale;
        if (!TryScale(query, form, out var scale)) return null;
        problem = StaticFrame.Judge(place, system);
        if (problem is not null) return null;
        var medium = query.ContainsKey("dpi") ? Medium.Page : Medium.Screen;
        var address = new StaticAddress(segments[0], string.Join('/', segments[1..^2]), place, width, height, form, scale, medium, system);
        if (!address.IsWithinLimits) problem = Problems.PictureTooLarge;
        return problem is null ? address : null;
    }

    static bool TryNumbers(string text, out double[]? place)
    {
        place = null;
        if (text == "auto") return true;
        var parts = text.Split(',');
        if (parts.Length is not (3 or 4)) return false;
        place = new double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!TryNumber(parts[i], out place[i])) return false;
        }
        return true;
    }

    static bool TrySize(string text, out int width, out int height, out TileForm form)
    {
        (width, height) = (0, 0);
        var size = TileForm.TakeOff(text, out form);
        var cross = size.IndexOf('x');
        return form.IsPicture && cross > 0 && TryLength(size[..cross], out width) && TryLength(size[(cross + 1)..], out height);
    }

    /// <summary>One of three ways to say it, or none of them.</summary>
    static bool TryScale(IQueryCollection query, TileForm form, out float scale)
    {
        scale = form.Scale;
        var isScaled = query.TryGetValue("scale", out var scales);
        var isPrinted = query.TryGetValue("dpi", out var dots);
        if (!isScaled && !isPrinted) return true;
        var texts = isScaled ? scales : dots;
        if ((isScaled && isPrinted) || form.Scale != 1 || texts.Count != 1 || !TryNumber(texts[0] ?? "", out var number)) return false;
        scale = (float)(isScaled ? number : number / ScreenDpi);
        return scale is >= (float)(LeastDpi / ScreenDpi) and <= (float)(MostDpi / ScreenDpi);
    }

    static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    static bool TryLength(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and <= 100_000;
}
