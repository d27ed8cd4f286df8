namespace EcoTiles.Canvases.Raster.Strokes;

/// <summary>A rectangle that lines are looked at through, in pixels.</summary>
readonly record struct Window(double Left, double Top, double Right, double Bottom)
{
    const double Limit = DeviceTransform.Limit / 2;

    /// <summary>As far as the places of lines are counted.</summary>
    public static Window Reach => new(-Limit, -Limit, Limit, Limit);

    /// <summary>The piece of a line, from 0 to 1, that is seen (Liang and Barsky); nothing when it ends before it begins.</summary>
    public static (double Enter, double Leave) Within(Step from, Step to, in Window window)
    {
        var (enter, leave) = (0.0, 1.0);
        var step = to - from;
        Cut(-step.X, from.X - window.Left, ref enter, ref leave);
        Cut(step.X, window.Right - from.X, ref enter, ref leave);
        Cut(-step.Y, from.Y - window.Top, ref enter, ref leave);
        Cut(step.Y, window.Bottom - from.Y, ref enter, ref leave);
        return (enter, leave);
    }

    static void Cut(double speed, double room, ref double enter, ref double leave)
    {
        if (speed > 0) leave = Math.Min(leave, room / speed);
        else if (speed < 0) enter = Math.Max(enter, room / speed);
        else if (room < 0) leave = -1;
    }
}
