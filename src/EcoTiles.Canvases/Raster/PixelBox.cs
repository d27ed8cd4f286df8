namespace EcoTiles.Canvases.Raster;

/// <summary>A rectangle of whole pixels; right and bottom lie outside it.</summary>
readonly record struct PixelBox(int Left, int Top, int Right, int Bottom)
{
    /// <summary>Holds nothing and grows to whatever is joined to it.</summary>
    public static PixelBox Nothing => new(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);

    public int Width => Right - Left;

    public int Height => Bottom - Top;

    public bool IsEmpty => Right <= Left || Bottom <= Top;

    public PixelBox Intersect(in PixelBox other) =>
        new(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

    public PixelBox Join(in PixelBox other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    public PixelBox Grow(int pixels) => new(Left - pixels, Top - pixels, Right + pixels, Bottom + pixels);
}
