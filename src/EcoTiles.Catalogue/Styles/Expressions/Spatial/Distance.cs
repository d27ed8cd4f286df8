using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions.Spatial;

/// <summary>The shortest way in metres between a feature and given shapes; 0 when they touch.</summary>
sealed class Distance(IReadOnlyList<GeoShape> shapes, string path)
    : Expression(StyleType.Number, path, [], Dependence.Feature, folds: false)
{
    public override bool ListsItsOutputs => true;

    public override StyleValue Evaluate(EvaluationContext context)
    {
        if (context.Feature is not { Shape: not FeatureShape.Unknown, Parts: { Count: > 0 } parts } feature) return StyleValue.Of(double.NaN);
        var own = GeoShape.Of(feature.Shape, parts);
        if (own.Count == 0) return StyleValue.Of(double.NaN);
        var ruler = new LocalRuler(own[0].Rings[0][1]);
        var nearest = double.PositiveInfinity;
        foreach (var one in own)
        {
            foreach (var other in shapes)
            {
                nearest = Math.Min(nearest, Between(one, other, ruler, nearest));
                if (nearest == 0) return StyleValue.Of(0.0);
            }
        }
        return StyleValue.Of(nearest);
    }

    static double Between(GeoShape one, GeoShape other, LocalRuler ruler, double nearest)
    {
        if (Holds(one, other) || Holds(other, one)) return 0;
        foreach (var line in one.Rings)
        {
            foreach (var across in other.Rings) nearest = BetweenLines(line, across, ruler, nearest);
        }
        return nearest;
    }

    static bool Holds(GeoShape polygon, GeoShape other)
    {
        if (polygon.Kind != FeatureShape.Polygon) return false;
        foreach (var ring in other.Rings)
        {
            for (var i = 0; i + 1 < ring.Length; i += 2)
            {
                if (Planar.IsInside(ring[i], ring[i + 1], polygon.Rings, edgeCounts: true)) return true;
            }
        }
        return false;
    }

    static double BetweenLines(double[] one, double[] other, LocalRuler ruler, double nearest)
    {
        for (var i = 0; i < Math.Max(2, one.Length - 2); i += 2)
        {
            var a = one.AsSpan(i, Math.Min(4, one.Length - i));
            for (var j = 0; j < Math.Max(2, other.Length - 2); j += 2)
            {
                var b = other.AsSpan(j, Math.Min(4, other.Length - j));
                // What lies between two boxes cannot be longer than what lies between what is in them.
                if (ruler.BetweenBoxes(a, b) >= nearest) continue;
                if (a.Length == 4 && b.Length == 4 && Planar.Cross(a, b)) return 0;
                nearest = Math.Min(nearest, Math.Min(ToEnds(a, b, ruler), ToEnds(b, a, ruler)));
            }
        }
        return nearest;
    }

    static double ToEnds(ReadOnlySpan<double> ends, ReadOnlySpan<double> line, LocalRuler ruler)
    {
        var nearest = ruler.ToSegment(ends[0], ends[1], line);
        return ends.Length == 4 ? Math.Min(nearest, ruler.ToSegment(ends[2], ends[3], line)) : nearest;
    }
}
