namespace EcoTiles.Rendering.Labels;

/// <summary>A box in style pixels from the top-left corner of the world.</summary>
readonly record struct LabelBox(double MinX, double MinY, double MaxX, double MaxY)
{
    public static LabelBox Empty { get; } = new(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);

    public bool IsEmpty => MinX > MaxX;

    /// <summary>What browsers take as touching, and touching as meeting.</summary>
    const double Slack = 1e-6;

    public double Width => MaxX - MinX;

    public double Height => MaxY - MinY;

    public bool Meets(in LabelBox other) =>
        MinX <= other.MaxX + Slack && other.MinX <= MaxX + Slack && MinY <= other.MaxY + Slack && other.MinY <= MaxY + Slack;

    public LabelBox Including(in LabelBox other) => new(
        Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));

    public LabelBox Grown(double by) => new(MinX - by, MinY - by, MaxX + by, MaxY + by);

    public bool Contains(in LabelBox other) =>
        MinX <= other.MinX && other.MaxX <= MaxX && MinY <= other.MinY && other.MaxY <= MaxY;

    /// <summary>The upright box around this one after a turn around the origin; clockwise, in radians.</summary>
    public LabelBox Turned(float angle)
    {
        if (angle == 0) return this;
        var (sine, cosine) = Math.SinCos(angle);
        var box = Empty;
        foreach (var (x, y) in ((double, double)[])[(MinX, MinY), (MaxX, MinY), (MinX, MaxY), (MaxX, MaxY)])
        {
            var (turnedX, turnedY) = (cosine * x - sine * y, sine * x + cosine * y);
            box = box.Including(new LabelBox(turnedX, turnedY, turnedX, turnedY));
        }
        return box;
    }

    public LabelBox Scaled(double by) => new(MinX * by, MinY * by, MaxX * by, MaxY * by);

    /// <summary>Its sides on multiples of a step, towards zero; as it is without a step.</summary>
    public LabelBox CutOff(double step)
    {
        return step > 0 ? new(Cut(MinX), Cut(MinY), Cut(MaxX), Cut(MaxY)) : this;

        double Cut(double ordinate) => Math.Truncate(ordinate / step) * step;
    }

    public LabelBox Moved(double x, double y) => new(MinX + x, MinY + y, MaxX + x, MaxY + y);
}
