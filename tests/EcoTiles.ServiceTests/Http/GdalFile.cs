using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace EcoTiles.ServiceTests.Http;

/// <summary>A GeoPackage written by GDAL, as planners' own files are.</summary>
static class GdalFile
{
    static readonly Lazy<bool> Installed = new(() =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("ogr2ogr", "--version") { RedirectStandardOutput = true });
            process?.WaitForExit();
            return process is { ExitCode: 0 };
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    /// <summary>Adds a layer of shapes, given as well-known text, to a file that is made when it is not there.</summary>
    public static async Task AddLayerAsync(string file, string layer, string type, string system, params string[] shapes)
    {
        var rows = Path.ChangeExtension(file, "csv");
        var lines = shapes.Select((shape, i) => string.Create(CultureInfo.InvariantCulture, $"\"{shape}\",shape {i + 1},{i + 1}"));
        await File.WriteAllLinesAsync(rows, ["WKT,name,number", .. lines], TestContext.Current.CancellationToken);
        await RunAsync(
            File.Exists(file) ? "-update" : "-overwrite", "-f", "GPKG", file, rows, "-nln", layer, "-nlt", type, "-a_srs", system,
            "-oo", "GEOM_POSSIBLE_NAMES=WKT", "-oo", "KEEP_GEOM_COLUMNS=NO", "-oo", "AUTODETECT_TYPE=YES");
        File.Delete(rows);
    }

    public static async Task RunAsync(params string[] arguments)
    {
        Assert.SkipUnless(Installed.Value, "ogr2ogr (gdal-bin) is not installed");
        var start = new ProcessStartInfo("ogr2ogr", arguments) { RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("ogr2ogr did not start");
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, error);
    }
}
