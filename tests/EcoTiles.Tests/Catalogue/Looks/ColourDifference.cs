namespace EcoTiles.Tests.Catalogue.Looks;

/// <summary>How different two colours look: CIEDE2000, for eyes that see all colours and for those without green cones.</summary>
static class ColourDifference
{
    public static double Of(string one, string other) => CieDe2000(Lab(Linear(one)), Lab(Linear(other)));

    /// <summary>The same under deuteranopia, after the matrix of Viénot, Brettel and Mollon (1999).</summary>
    public static double WithoutGreen(string one, string other) => CieDe2000(Lab(GreenBlind(Linear(one))), Lab(GreenBlind(Linear(other))));

    /// <summary>What a grey print leaves of a colour, 0 black to 100 white.</summary>
    public static double Lightness(string colour) => Lab(Linear(colour)).L;

    static double[] Linear(string hex) =>
        [.. Enumerable.Range(0, 3).Select(i => Linear(Convert.ToInt32(hex.Substring(1 + 2 * i, 2), 16) / 255.0))];

    static double Linear(double channel) => channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4);

    static double[] GreenBlind(double[] rgb)
    {
        var redGreen = 0.29275 * rgb[0] + 0.70725 * rgb[1];
        return [redGreen, redGreen, Math.Clamp(-0.02234 * rgb[0] + 0.02234 * rgb[1] + rgb[2], 0, 1)];
    }

    static (double L, double A, double B) Lab(double[] rgb)
    {
        var x = Curve((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
        var y = Curve(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
        var z = Curve((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    static double Curve(double share) => share > 216.0 / 24389 ? Math.Cbrt(share) : (24389.0 / 27 * share + 16) / 116;

    static double CieDe2000((double L, double A, double B) one, (double L, double A, double B) other)
    {
        var meanChroma = (Math.Sqrt(one.A * one.A + one.B * one.B) + Math.Sqrt(other.A * other.A + other.B * other.B)) / 2;
        var stretch = 1.5 - 0.5 * Math.Sqrt(Math.Pow(meanChroma, 7) / (Math.Pow(meanChroma, 7) + Math.Pow(25, 7)));
        var (firstChroma, firstHue) = Polar(one.A * stretch, one.B);
        var (secondChroma, secondHue) = Polar(other.A * stretch, other.B);
        var turn = firstChroma * secondChroma == 0 ? 0 : (secondHue - firstHue + 540) % 360 - 180;
        var (lightness, chroma) = ((one.L + other.L) / 2, (firstChroma + secondChroma) / 2);
        var hue = firstHue + turn / 2;
        var weight = 1 - 0.17 * Cosine(hue - 30) + 0.24 * Cosine(2 * hue) + 0.32 * Cosine(3 * hue + 6) - 0.20 * Cosine(4 * hue - 63);
        var byLightness = (other.L - one.L) / (1 + 0.015 * Square(lightness - 50) / Math.Sqrt(20 + Square(lightness - 50)));
        var byChroma = (secondChroma - firstChroma) / (1 + 0.045 * chroma);
        var byHue = 2 * Math.Sqrt(firstChroma * secondChroma) * Math.Sin(turn / 2 * Math.PI / 180) / (1 + 0.015 * chroma * weight);
        var blueTurn = 30 * Math.Exp(-Square(((hue + 360) % 360 - 275) / 25));
        var together = -2 * Math.Sqrt(Math.Pow(chroma, 7) / (Math.Pow(chroma, 7) + Math.Pow(25, 7))) * Math.Sin(2 * blueTurn * Math.PI / 180);
        return Math.Sqrt(Square(byLightness) + Square(byChroma) + Square(byHue) + together * byChroma * byHue);
    }

    static (double Chroma, double Hue) Polar(double a, double b) => (Math.Sqrt(a * a + b * b), (Math.Atan2(b, a) * 180 / Math.PI + 360) % 360);

    static double Cosine(double degrees) => Math.Cos(degrees * Math.PI / 180);

    static double Square(double value) => value * value;
}
