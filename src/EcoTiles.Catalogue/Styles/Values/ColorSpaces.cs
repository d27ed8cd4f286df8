namespace EcoTiles.Catalogue.Styles.Values;

/// <summary>Mixes colours in CIE Lab and its polar form HCL, under D50, as <c>interpolate-lab</c> and <c>-hcl</c> do.</summary>
static class ColorSpaces
{
    const double WhiteX = 0.96422;
    const double WhiteZ = 0.82521;
    const double Knee = 6.0 / 29;

    readonly record struct Lab(double Lightness, double A, double B, double Alpha);

    readonly record struct Hcl(double Hue, double Chroma, double Lightness, double Alpha);

    public static StyleColor MixLab(StyleColor from, StyleColor to, double t)
    {
        Lab a = ToLab(from), b = ToLab(to);
        return FromLab(new Lab(Mix(a.Lightness, b.Lightness, t), Mix(a.A, b.A, t), Mix(a.B, b.B, t), Mix(a.Alpha, b.Alpha, t)));
    }

    public static StyleColor MixHcl(StyleColor from, StyleColor to, double t)
    {
        Hcl a = ToHcl(from), b = ToHcl(to);
        var chroma = Mix(a.Chroma, b.Chroma, t);
        double hue;
        if (!double.IsNaN(a.Hue) && !double.IsNaN(b.Hue))
        {
            var turn = b.Hue - a.Hue;
            if (turn > 180) turn -= 360;
            else if (turn < -180) turn += 360;
            hue = a.Hue + t * turn;
        }
        else if (!double.IsNaN(a.Hue))
        {
            hue = a.Hue;
            if (b.Lightness is 0 or 1) chroma = a.Chroma;
        }
        else
        {
            hue = b.Hue;
            if (!double.IsNaN(b.Hue) && a.Lightness is 0 or 1) chroma = b.Chroma;
        }
        var radians = double.IsNaN(hue) ? 0 : hue * Math.PI / 180;
        return FromLab(new Lab(
            Mix(a.Lightness, b.Lightness, t), Math.Cos(radians) * chroma, Math.Sin(radians) * chroma, Mix(a.Alpha, b.Alpha, t)));
    }

    static Lab ToLab(StyleColor color)
    {
        double r = Linear(color.Red), g = Linear(color.Green), b = Linear(color.Blue);
        var y = Curve(0.2225045 * r + 0.7168786 * g + 0.0606169 * b);
        double x = y, z = y;
        if (r != g || g != b)
        {
            x = Curve((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / WhiteX);
            z = Curve((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / WhiteZ);
        }
        return new Lab(Math.Max(0, 116 * y - 16), 500 * (x - y), 200 * (y - z), color.Alpha);
    }

    static StyleColor FromLab(Lab lab)
    {
        var y = (lab.Lightness + 16) / 116;
        var x = WhiteX * Uncurve(y + lab.A / 500);
        var z = WhiteZ * Uncurve(y - lab.B / 200);
        y = Uncurve(y);
        return new StyleColor(
            Encoded(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
            Encoded(-0.9787684 * x + 1.9161415 * y + 0.033454 * z),
            Encoded(0.0719453 * x - 0.2289914 * y + 1.4052427 * z),
            (float)lab.Alpha);
    }

    static Hcl ToHcl(StyleColor color)
    {
        var (lightness, a, b, alpha) = ToLab(color);
        var chroma = Math.Sqrt(a * a + b * b);
        var hue = double.NaN; // a grey has none
        if (Math.Round(chroma * 10000) != 0)
        {
            hue = Math.Atan2(b, a) * 180 / Math.PI;
            if (hue < 0) hue += 360;
        }
        return new Hcl(hue, chroma, lightness, alpha);
    }

    static double Mix(double from, double to, double t) => from + t * (to - from);

    static double Linear(double part) => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);

    static float Encoded(double part) =>
        (float)Math.Clamp(part <= 0.00304 ? 12.92 * part : 1.055 * Math.Pow(part, 1 / 2.4) - 0.055, 0, 1);

    static double Curve(double t) => t > Knee * Knee * Knee ? Math.Cbrt(t) : t / (3 * Knee * Knee) + 4.0 / 29;

    static double Uncurve(double t) => t > Knee ? t * t * t : 3 * Knee * Knee * (t - 4.0 / 29);
}
