using EcoTiles.Geometry.Grids;

namespace EcoTiles.Sources.Snapshots;

/// <summary>Which rungs a ladder gets.</summary>
public sealed record LadderPlan
{
    public static LadderPlan Default { get; } = new();

    /// <summary>Coarsest and finest zoom that rungs are made for.</summary>
    public int FromZoom { get; init; }

    public int ToZoom { get; init; } = 16;

    /// <summary>Layers with more points than this get no rung where thinning leaves nearly everything.</summary>
    public int LargeLayerPoints { get; init; } = 2_000_000;

    /// <summary>A rung of a large layer must be smaller than the finest by this share to be worth its memory.</summary>
    public double WorthwhileShare { get; init; } = 0.75;

    /// <summary>Neighbours of one class are drawn as one where the average polygon is smaller than this many steps squared.</summary>
    public double DissolveBelowArea { get; init; } = 16 * PixelArea;

    /// <summary>Fewer features than this are never dissolved: they matter one by one.</summary>
    public int DissolveFrom { get; init; } = 1000;

    /// <summary>A pixel of a 256-pixel tile, in steps squared.</summary>
    public const double PixelArea = (TileGrid.Extent / 256.0) * (TileGrid.Extent / 256.0);
}
