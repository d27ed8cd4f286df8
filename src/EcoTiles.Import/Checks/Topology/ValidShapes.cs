using NetTopologySuite.Geometries.Utilities;

namespace EcoTiles.Import.Checks.Topology;

/// <summary>Shapes as rules over several features need them; what is wrong with one is told by its own rule.</summary>
static class ValidShapes
{
    public static NtsGeometry Of(NtsGeometry shape) => shape.IsValid ? shape : GeometryFixer.Fix(shape);
}
