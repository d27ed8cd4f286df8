using NetTopologySuite.Operation.Valid;

namespace EcoTiles.Import.Checks.Rows;

/// <summary>What is wrong with an invalid shape, in the words of planners.</summary>
static class GeometryReasons
{
    public static TwoWords Of(TopologyValidationError error) => error.ErrorType switch
    {
        TopologyValidationErrors.SelfIntersection => new("自相交", "self-intersection"),
        TopologyValidationErrors.RingSelfIntersection => new("环自相交", "ring self-intersection"),
        TopologyValidationErrors.HoleOutsideShell => new("洞在外环之外", "hole outside its shell"),
        TopologyValidationErrors.NestedHoles => new("洞中有洞", "hole within a hole"),
        TopologyValidationErrors.NestedShells => new("部分互相包含", "part within a part"),
        TopologyValidationErrors.DisconnectedInteriors => new("内部被洞分割", "interior cut by its holes"),
        TopologyValidationErrors.DuplicateRings => new("重复的环", "ring given twice"),
        TopologyValidationErrors.TooFewPoints => new("点数不足", "too few points"),
        TopologyValidationErrors.RingNotClosed => new("环未闭合", "ring not closed"),
        TopologyValidationErrors.InvalidCoordinate => new("坐标不是数值", "coordinates are not numbers"),
        _ => new(error.Message, error.Message),
    };
}
