namespace EcoTiles.Sources;

/// <summary>A feature that cannot be drawn, and why.</summary>
/// <param name="Id">The feature's id in its dataset.</param>
/// <param name="Reason">A stable key, such as <c>self-intersection</c>, that findings are counted under.</param>
/// <param name="Detail">What is wrong and where, for a person.</param>
public sealed record BadFeature(long Id, string Reason, string Detail);

/// <summary>The reasons a feature can be refused for.</summary>
public static class BadFeatureReasons
{
    public const string Empty = "empty-geometry";
    public const string Damaged = "damaged-geometry";
    public const string WrongType = "wrong-geometry-type";
    public const string Curve = "curved-geometry";
    public const string NotFinite = "not-a-number";
    public const string OutOfRange = "outside-coordinate-range";
    public const string TooManyVertices = "too-many-vertices";
    public const string SelfIntersection = "self-intersection";
}
