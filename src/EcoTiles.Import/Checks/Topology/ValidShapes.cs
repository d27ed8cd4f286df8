using System.Runtime.CompilerServices;
using NetTopologySuite.Geometries.Utilities;

namespace EcoTiles.Import.Checks.Topology;

/// <summary>Shapes as rules over several features need them; what is wrong with one is told by its own rule.</summary>
static class ValidShapes
{
    /// <summary>Several rules ask for the same shape, and judging a large one takes longer than most of them.</summary>
    static readonly ConditionalWeakTable<NtsGeometry, NtsGeometry> Known = [];

    public static NtsGeometry Of(NtsGeometry shape) =>
        Known.GetValue(shape, static shape => shape.IsValid ? shape : GeometryFixer.Fix(shape));
}
