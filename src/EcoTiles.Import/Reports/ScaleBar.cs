using System.Globalization;

namespace EcoTiles.Import.Reports;

/// <summary>A round length that makes a scale bar of a readable size.</summary>
static class ScaleBar
{
    const double LongestPixels = 110;

    static readonly double[] Steps = [5, 2, 1];

    public static (double Metres, string Words) For(double metresPerPixel)
    {
        var longest = LongestPixels * metresPerPixel;
        var power = Math.Pow(10, Math.Floor(Math.Log10(longest)));
        var metres = Steps.First(step => step * power <= longest) * power;
        return (metres, metres >= 1000
            ? string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0} 千米 km")
            : string.Create(CultureInfo.InvariantCulture, $"{metres:0.##} 米 m"));
    }
}
