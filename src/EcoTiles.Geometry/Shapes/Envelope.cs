namespace EcoTiles.Geometry.Shapes;

/// <summary>A box in map coordinates: x before y, longitude before latitude.</summary>
public readonly record struct Envelope(double MinX, double MinY, double MaxX, double MaxY)
{
    /// <summary>The box that holds nothing: growing it by any point gives that point.</summary>
    public static Envelope Empty { get; } = new(
        double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    public bool IsEmpty => !(MinX <= MaxX && MinY <= MaxY);
    public double Width => MaxX - MinX;
    public double Height => MaxY - MinY;

    public Envelope Including(double x, double y) =>
        new(Math.Min(MinX, x), Math.Min(MinY, y), Math.Max(MaxX, x), Math.Max(MaxY, y));

    public Envelope Including(Envelope other) => new(
        Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY),
        Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));

    public Envelope GrownBy(double margin) => new(MinX - margin, MinY - margin, MaxX + margin, MaxY + margin);

    /// <summary>The part of this box that lies in another.</summary>
    public Envelope Within(Envelope other) => new(
        Math.Max(MinX, other.MinX), Math.Max(MinY, other.MinY), Math.Min(MaxX, other.MaxX), Math.Min(MaxY, other.MaxY));

    public bool Intersects(Envelope other) =>
        MinX <= other.MaxX && other.MinX <= MaxX && MinY <= other.MaxY && other.MinY <= MaxY;
}
