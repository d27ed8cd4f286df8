namespace EcoTiles.Rendering.Labels;

/// <summary>A box in style pixels from the top-left corner of the world.</summary>
readonly record struct LabelBox(double MinX, double MinY, double MaxX, double MaxY)
{
    public static LabelBox Empty { get; } = new(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);

    public bool IsEmpty => MinX > MaxX;

    /// <summary>Boxes that only touch do not meet.</summary>
    public bool Meets(in LabelBox other) =>
        MinX < other.MaxX && other.MinX < MaxX && MinY < other.MaxY && other.MinY < MaxY;

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

    public LabelBox Moved(double x, double y) => new(MinX + x, MinY + y, MaxX + x, MaxY + y);
}
