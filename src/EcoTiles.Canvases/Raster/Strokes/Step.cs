namespace EcoTiles.Canvases.Raster.Strokes;

/// <summary>A place or a step in the drawing's own units, before the transform.</summary>
readonly record struct Step(double X, double Y)
{
    public double Length => Math.Sqrt(X * X + Y * Y);

    public static Step operator +(Step a, Step b) => new(a.X + b.X, a.Y + b.Y);

    public static Step operator -(Step a, Step b) => new(a.X - b.X, a.Y - b.Y);

    public static Step operator -(Step a) => new(-a.X, -a.Y);

    public static Step operator *(Step a, double factor) => new(a.X * factor, a.Y * factor);

    public static double Dot(Step a, Step b) => a.X * b.X + a.Y * b.Y;

    public static double Cross(Step a, Step b) => a.X * b.Y - a.Y * b.X;

    /// <summary>A quarter turn, from x towards y.</summary>
    public Step Turned => new(-Y, X);
}
