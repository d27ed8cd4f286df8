using System.Diagnostics;
using System.Text.Json;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Checks.Rows;
using EcoTiles.Import.Checks.Zones;
using EcoTiles.Import.Model;

namespace EcoTiles.Benchmarks;

/// <summary>How long the rules take on plans as large as they come: best of three, in seconds, as one line of JSON.</summary>
static class ValidationTimes
{
    const double FaultyDegrees = 1e-5; // about a metre: two people drew the same border

    public static void Write(TextWriter output)
    {
        var zones = GeneratedPlan.Zones(20_000);
        var apart = GeneratedPlan.Zones(20_000, FaultyDegrees);
        var whole = GeneratedPlan.Whole(300, 5000);
        output.WriteLine(JsonSerializer.Serialize(new
        {
            zonesSeconds = Best(() => Zones(zones)),
            zonesDrawnApartSeconds = Best(() => Zones(apart)),
            wholePlanSeconds = Best(() => Whole(whole)),
            wholePlanFindings = Whole(whole),
        }));
    }

    static int Zones(PlanData data) => Rows(data) + ZoneCoverChecks.Check(data).Count();

    static int Whole(PlanData data) => Rows(data) + PlanChecks.Run(data).Count;

    static int Rows(PlanData data) => data.Tables.Values.SelectMany(rows => rows)
        .AsParallel().Sum(row => DataModel.Find(row.Table) is { } table ? RowChecks.Check(table, row).Count() : 0);

    static double Best(Func<int> work)
    {
        var best = double.PositiveInfinity;
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }
        return Math.Round(best, 3);
    }
}
