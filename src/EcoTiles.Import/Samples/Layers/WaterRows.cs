using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Samples.Chance;
using EcoTiles.Import.Samples.Land;
using EcoTiles.Import.Samples.Tables;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>Rivers and brooks as lines, and water surfaces; also the roads.</summary>
static class WaterRows
{
    public static void Write(PlanModel model, PlanStore store)
    {
        var frame = model.Site.Frame;
        foreach (var river in model.Rivers.All)
        {
            store.Add("water_line", river.Id, PlaneShapes.Line(frame, river.Line), 0,
                RiverNames.Bare(river.Name), "river", "河流", river.IsBackbone ? 1 : 2,
                    Math.Round(1000 * PlaneLines.Length(river.Line)));
            var (surface, km2) = Surface(model.Site, river);
            store.Add("water_area", river.Id, surface, 0, RiverNames.Bare(river.Name), "river", "河流水面", km2);
        }
        foreach (var brook in model.Drainage.Brooks)
        {
            store.Add("water_line", null, PlaneShapes.Line(frame, brook.Line), 0, null, "stream", "支流",
                brook.Size > model.Site.Cells.Length / 40 ? 3 : 4,
                Math.Round(1000 * PlaneLines.Length(brook.Line)));
        }
        foreach (var water in model.StillWaters)
        {
            var km2 = new Polygon(new LinearRing([.. water.Shore
                .Select(point => new Coordinate(point.X, point.Y))])).Area;
            store.Add("water_area", null, PlaneShapes.Ring(frame, water.Shore), 0, water.Name, water.Class,
                water.Class switch { "lake" => "湖泊", "reservoir" => "水库", "flood_basin" => "滞洪区", _ => "湿地" },
                    Math.Round(km2, 3));
        }
        if (model.Cover.Ecosystem.Contains(LandCover.Ice))
        {
            var ice = CellLayer.OfSet(model.Site, cell => model.Cover.Ecosystem[cell] == LandCover.Ice, 4);
            for (var i = 0; i < ice.Count; i++) store.Add("water_area", null, ice.Shapes, i, null, "glacier", "冰川",
                Math.Round(ice.Areas[i] / 1e6, 3));
        }
        foreach (var road in model.Roads.Roads)
        {
            var (name, grade) = road.Class switch { "national" => ("国道、高速", 1), "provincial" => ("省道", 2),
                "county" => ("县道", 3), _ => ("乡村道路", 4) };
            store.Add("road", null, PlaneShapes.Line(frame, road.Line), 0, road.Name, road.Class, name, grade);
        }
    }

    /// <summary>A band along a river that widens downstream.</summary>
    static (ShapeBuffer Surface, double Km2) Surface(PlanSite site, River river)
    {
        var widest = site.Frame.SizeKm * (river.IsBackbone ? 0.0036 : 0.0020);
        var line = river.Line.Where((_, i) => i % 2 == 0 || i == river.Line.Count - 1).ToList();
        var widths = new double[line.Count];
        for (var i = 0; i < widths.Length; i++)
        {
            var along = (double)i / widths.Length;
            widths[i] = widest * (0.35 + 0.65 * along) * (1
                + 0.3 * FractalNoise.At(SeededHash.Mix(site.Seed, river.Id), 12 * along, 0.5, 3));
        }
        var curve = new LineString([.. line.Select(point => new Coordinate(point.X, point.Y))]);
        var band = VariableBuffer.Buffer(curve, widths);
        var shapes = new ShapeBuffer();
        for (var i = 0; i < band.NumGeometries; i++)
        {
            var polygon = (Polygon)band.GetGeometryN(i);
            AddRing(shapes, site.Frame, polygon.ExteriorRing);
            foreach (var hole in polygon.InteriorRings) AddRing(shapes, site.Frame, hole);
            shapes.EndPart();
        }
        shapes.EndShape(ShapeKind.Polygon);
        return (shapes, Math.Round(band.Area, 3));
    }

    static void AddRing(ShapeBuffer shapes, PlaneFrame frame, LineString ring)
    {
        foreach (var point in ring.Coordinates)
            shapes.AddPoint(Math.Round(frame.LongitudeAt(point.X), 8), Math.Round(frame.LatitudeAt(point.Y), 8));
        shapes.EndRing();
    }
}
