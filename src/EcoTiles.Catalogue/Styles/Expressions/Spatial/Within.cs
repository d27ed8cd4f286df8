using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions.Spatial;

/// <summary>
/// Whether a point or line lies inside polygons, looked at on the Mercator plane, where the edges of a map are straight.
/// Polygons are never within, as the specification has it.
/// </summary>
sealed class Within(IReadOnlyList<GeoShape> polygons, string path)
    : Expression(StyleType.Boolean, path, [], Dependence.Feature, folds: false)
{
    readonly double[][][] _polygons = [.. polygons.Select(polygon => polygon.Rings.Select(ToPlane).ToArray())];

    public override bool ListsItsOutputs => true;

    public override StyleValue Evaluate(EvaluationContext context) =>
        StyleValue.Of(context.Feature is { Shape: FeatureShape.Point or FeatureShape.LineString, Parts: { Count: > 0 } parts } feature
            && parts.All(part => _polygons.Any(polygon => IsWithin(ToPlane(part), polygon, feature.Shape))));

    static bool IsWithin(double[] part, double[][] polygon, FeatureShape shape)
    {
        for (var i = 0; i + 1 < part.Length; i += 2)
        {
            if (!Planar.IsInside(part[i], part[i + 1], polygon, edgeCounts: false)) return false;
        }
        for (var i = 0; shape == FeatureShape.LineString && i + 3 < part.Length; i += 2)
        {
            foreach (var ring in polygon)
            {
                for (var j = 0; j + 3 < ring.Length; j += 2)
                {
                    if (Planar.Cross(part.AsSpan(i, 4), ring.AsSpan(j, 4))) return false;
                }
            }
        }
        return true;
    }

    static double[] ToPlane(double[] lonLat)
    {
        var plane = new double[lonLat.Length];
        for (var i = 0; i + 1 < plane.Length; i += 2)
        {
            plane[i] = lonLat[i];
            plane[i + 1] = 180 / Math.PI * Math.Log(Math.Tan(Math.PI / 4 + lonLat[i + 1] * Math.PI / 360));
        }
        return plane;
    }
}
