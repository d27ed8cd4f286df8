using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Wkb;

/// <summary>What shapes of one dataset may be.</summary>
/// <param name="Kind">The kind wanted, or <see cref="ShapeKind.None"/> for any.</param>
/// <param name="Domain">The box that coordinates must lie in.</param>
public sealed record ShapeRules(ShapeKind Kind, Envelope Domain)
{
    public int MaxVertices { get; init; } = 5_000_000;

    public int MaxRings { get; init; } = 100_000;

    /// <summary>Any kind, anywhere.</summary>
    public static ShapeRules Any { get; } = new(
        ShapeKind.None, new(-double.MaxValue, -double.MaxValue, double.MaxValue, double.MaxValue));
}
