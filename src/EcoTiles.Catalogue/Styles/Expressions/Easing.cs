namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>How fast a curve goes from one stop to the next: evenly, by powers of a base, or along a Bézier curve.</summary>
readonly record struct Easing(double Base, (double X1, double Y1, double X2, double Y2)? Bezier = null)
{
    const double Tolerance = 1e-6;

    public static Easing Linear => new(1);

    /// <summary>The share of the upper stop, 0 to 1.</summary>
    public double Progress(double at, double lower, double upper)
    {
        var width = upper - lower;
        if (width == 0) return 0;
        var done = at - lower;
        var even = Base == 1 ? done / width : (Math.Pow(Base, done) - 1) / (Math.Pow(Base, width) - 1);
        return Bezier is { } bezier ? Along(bezier.Y1, bezier.Y2, Solve(bezier.X1, bezier.X2, even)) : even;
    }

    /// <summary>A coordinate of the cubic curve from 0 to 1 with two control points.</summary>
    static double Along(double first, double second, double t) =>
        (((1 - 3 * second + 3 * first) * t + (3 * second - 6 * first)) * t + 3 * first) * t;

    static double Slope(double first, double second, double t) =>
        (3 * (1 - 3 * second + 3 * first) * t + 2 * (3 * second - 6 * first)) * t + 3 * first;

    static double Solve(double x1, double x2, double x)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        var t = x;
        for (var i = 0; i < 8; i++) // Newton's steps, where the curve is steep enough
        {
            var off = Along(x1, x2, t) - x;
            if (Math.Abs(off) < Tolerance) return t;
            var slope = Slope(x1, x2, t);
            if (Math.Abs(slope) < Tolerance) break;
            t -= off / slope;
        }
        double low = 0, high = 1;
        t = x;
        for (var i = 0; i < 40; i++)
        {
            var found = Along(x1, x2, t);
            if (Math.Abs(found - x) < Tolerance) break;
            if (x > found) low = t;
            else high = t;
            t = (low + high) / 2;
        }
        return t;
    }
}
