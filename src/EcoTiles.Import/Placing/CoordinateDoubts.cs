using System.Globalization;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Checks;

namespace EcoTiles.Import.Placing;

/// <summary>Looks at the shapes of one layer as they pass, and finds V03 when their coordinates do not fit the system.</summary>
public sealed class CoordinateDoubts(string table, CoordinateSystem system)
{
    /// <summary>Null as long as every shape fits; the first that does not is named.</summary>
    public Finding? Finding { get; private set; }

    /// <param name="id">What the feature is called, or its row number.</param>
    public void Look(string id, ShapeBuffer shapes)
    {
        if (Finding is null && In(system, shapes) is var (x, y)) Finding = About(table, id, system, x, y);
    }

    /// <summary>The place of a shape that does not fit its system, as it stands in the file.</summary>
    public static (double X, double Y)? In(CoordinateSystem system, ShapeBuffer shapes)
    {
        var places = shapes.Coordinates;
        // What is swapped or prefixed is so throughout: the first point of each part tells.
        for (var part = 0; part < shapes.PartEnds.Length; part++)
        {
            var ring = part == 0 ? 0 : shapes.PartEnds[part - 1];
            var at = 2 * (ring == 0 ? 0 : shapes.RingEnds[ring - 1]);
            if (PlausiblePlaces.IsDoubtful(system, places[at], places[at + 1])) return (places[at], places[at + 1]);
        }
        return null;
    }

    public static Finding About(string table, string id, CoordinateSystem system, double x, double y) => Checks.Finding.Of(
        "V03", table, id, null, Number(x), Number(y),
        new TwoWords($"EPSG:{system.Srid} {system.NameZh}", $"EPSG:{system.Srid} {system.NameEn}"));

    static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
