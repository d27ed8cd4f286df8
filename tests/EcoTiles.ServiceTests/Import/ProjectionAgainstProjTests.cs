using System.Diagnostics;
using System.Globalization;
using System.Text;
using EcoTiles.Geometry.Projections;

namespace EcoTiles.ServiceTests.Import;

public sealed class ProjectionAgainstProjTests
{
    const double Millimetre = 1e-3;
    const double MetresPerDegree = 111_320;
    const string Python = "/usr/bin/python3"; // the one that Debian's GDAL is for

    /// <summary>Projects "code longitude latitude" lines.</summary>
    const string Script = """
        import sys
        from osgeo import osr
        osr.UseExceptions()
        source = osr.SpatialReference()
        source.SetFromUserInput('OGC:CRS84')
        made = {}
        for line in sys.stdin:
            code, longitude, latitude = line.split()
            if code not in made:
                target = osr.SpatialReference()
                target.ImportFromEPSG(int(code))
                target.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
                made[code] = osr.CoordinateTransformation(source, target)
            x, y, _ = made[code].TransformPoint(float(longitude), float(latitude))
            print(repr(x), repr(y))
        """;

    /// <summary>6-degree by number and by meridian, then 3-degree by number and by meridian.</summary>
    [Fact]
    public async Task Every_Gauss_Kruger_zone_of_CGCS2000_agrees_with_PROJ_to_a_millimetre_both_ways()
    {
        var zones = Enumerable.Range(4491, 64).Select(srid => CoordinateSystem.Find(srid)).OfType<CoordinateSystem>().ToList();
        Assert.Equal(64, zones.Count);
        var grids = zones.ConvertAll(zone => Grid(zone.Projection!.CentralMeridian)); // each is a projected one
        var expected = await ProjectAsync(zones, grids);
        var next = 0;
        foreach (var (zone, places) in zones.Zip(grids))
        {
            var projected = (double[])places.Clone();
            zone.FromLonLat(projected);
            var back = expected[next..(next + places.Length)];
            zone.ToLonLat(back);
            for (var i = 0; i < places.Length; i++)
            {
                Assert.True(Math.Abs(projected[i] - expected[next + i]) < Millimetre, $"{zone} {places[i & ~1]} {places[i | 1]}");
                Assert.True(Math.Abs(back[i] - places[i]) * MetresPerDegree < Millimetre, $"{zone} back to {places[i & ~1]} {places[i | 1]}");
            }
            next += places.Length;
        }
    }

    /// <summary>From the south to the north of China, as far as a wide plan reaches from its meridian.</summary>
    static double[] Grid(double meridian)
    {
        var places = new List<double>();
        for (var latitude = 3.0; latitude <= 54; latitude += 1.7)
        {
            for (var step = -5.0; step <= 5; step += 0.625) places.AddRange([meridian + step, latitude]);
        }
        return [.. places];
    }

    static async Task<double[]> ProjectAsync(List<CoordinateSystem> zones, List<double[]> grids)
    {
        Assert.SkipUnless(File.Exists(Python), "python3-gdal is not installed");
        var start = new ProcessStartInfo(Python, ["-c", Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start");
        var lines = new StringBuilder();
        foreach (var (zone, places) in zones.Zip(grids))
        {
            for (var i = 0; i < places.Length; i += 2) lines.AppendLine(CultureInfo.InvariantCulture, $"{zone.Srid} {places[i]:R} {places[i + 1]:R}");
        }
        var reading = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complaints = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.StandardInput.WriteAsync(lines, TestContext.Current.CancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended early, and says why below.
        }
        var text = await reading;
        Assert.SkipWhen((await complaints).Contains("No module named", StringComparison.Ordinal), "python3-gdal is not installed");
        Assert.True(text.Length > 0, await complaints);
        return [.. text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
    }
}
