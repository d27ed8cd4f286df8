using System.Globalization;
using EcoTiles.Import.Samples.Land;
using EcoTiles.Import.Samples.Mesh;
using EcoTiles.Import.Samples.Tables;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>Zones and isolines of precipitation and temperature.</summary>
static class ClimateRows
{
    static readonly double[] Steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200];

    public static void Write(PlanModel model, PlanStore store)
    {
        WriteZones(model, store);
        WriteIsolines(model, store, "precipitation", "年降水量", "mm", model.Terrain.Precipitation);
        WriteIsolines(model, store, "temperature", "年均气温", "℃", model.Terrain.Temperature);
    }

    static void WriteZones(PlanModel model, PlanStore store)
    {
        var values = model.Terrain.Precipitation;
        var step = StepFor(model, values, 5);
        var layer = CellLayer.Of(model.Site, cell => (int)Math.Floor(values[cell] / step), 40);
        for (var i = 0; i < layer.Count; i++)
        {
            var (from, to) = (layer.Classes[i] * step, (layer.Classes[i] + 1) * step);
            var name = string.Create(CultureInfo.InvariantCulture, $"年降水量 {from:0.#}—{to:0.#} mm");
            store.Add("climate_zone", null, layer.Shapes, i, $"C{layer.Classes[i]:000}", name, "precipitation", from,
                to, "mm");
        }
    }

    static void WriteIsolines(PlanModel model, PlanStore store, string kind, string title, string unit, double[] values)
    {
        var step = StepFor(model, values, 8);
        var lowest = model.Site.Cells.Min(cell => values[cell]);
        var highest = model.Site.Cells.Max(cell => values[cell]);
        for (var at = Math.Ceiling(lowest / step); at * step < highest; at++)
        {
            var level = Math.Round(at * step, 2);
            var lines = MeshContours.At(model.Site.Mesh, values, level, cell => model.Site.Inside[cell])
                .Select(line => Smoothed(model.Site, line))
                    .Where(line => PlaneLines.Length(line) > 0.12 * model.Site.Frame.SizeKm).ToList();
            if (lines.Count == 0) continue;
            store.Add("climate_isoline", null, PlaneShapes.Line(model.Site.Frame, lines), 0, kind,
                string.Create(CultureInfo.InvariantCulture, $"{title}{level:0.##}{unit}"), kind, level, unit);
        }
    }

    /// <summary>The round step that cuts the plan's range into about so many classes.</summary>
    static double StepFor(PlanModel model, double[] values, int classes)
    {
        var range = model.Site.Cells.Max(cell => values[cell]) - model.Site.Cells.Min(cell => values[cell]);
        return Steps.MinBy(step => Math.Abs(Math.Log(range / step / classes)));
    }

    static IReadOnlyList<PlanePoint> Smoothed(PlanSite site, IReadOnlyList<(double X, double Y)> line)
    {
        var relaxed = PlaneLines.Relaxed([.. line.Select(point => site.Frame.Point(point.X, point.Y))], 10);
        // Every third point is enough for a line this smooth.
        return [.. relaxed.Where((_, i) => i % 3 == 0 || i == relaxed.Count - 1)];
    }
}
