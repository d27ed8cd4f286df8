using EcoTiles.Import.Placing;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace EcoTiles.Import.Checks.Plan;

/// <summary>V04: zones or units that miss the plan area as a whole, by the shift that web maps put on coordinates.</summary>
public static class ShiftChecks
{
    /// <summary>Some 200 m: the shift is 300 m and more, and layers that fit better need no closer look.</summary>
    const double LeastDegrees = 0.002;

    static readonly string[] TablesToTheBorder = ["zone", "admin_unit"];

    public static IEnumerable<Finding> Check(PlanData data)
    {
        if (data.Area?.Shape is not { } area) return [];
        var boundary = Lines(area);
        return TablesToTheBorder
            .Select(table => (Table: table, Shapes: data[table].Select(row => row.Shape).OfType<NtsGeometry>().ToList()))
            .Where(layer => layer.Shapes.Count > 0 && IsOff(layer.Shapes, area.EnvelopeInternal))
            .Select(layer => ShiftedBoundary.Find(layer.Table, [.. layer.Shapes.SelectMany(Lines).SelectMany(line => line)], boundary))
            .OfType<Finding>();
    }

    static bool IsOff(List<NtsGeometry> shapes, Envelope area)
    {
        var box = new Envelope();
        foreach (var shape in shapes) box.ExpandToInclude(shape.EnvelopeInternal);
        return Math.Abs(box.Centre.X - area.Centre.X) + Math.Abs(box.Centre.Y - area.Centre.Y) > LeastDegrees;
    }

    static List<double[]> Lines(NtsGeometry shape) =>
    [
        .. LinearComponentExtracter.GetLines(shape).Cast<LineString>()
            .Select(line => line.Coordinates.SelectMany(place => new[] { place.X, place.Y }).ToArray()),
    ];
}
