using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EcoTiles.Server.Health;

/// <summary>Tells machines whether to restart the process and whether to send it requests.</summary>
static class HealthEndpoints
{
    static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/livez", ReadMethods, GetLiveness)
            .WithName("getLiveness").WithTags("health").WithSummary("存活检查 · The process answers");
        routes.MapMethods("/readyz", ReadMethods, GetReadiness)
            .WithName("getReadiness").WithTags("health")
            .WithSummary("就绪检查 · Store, loaded datasets, problems of the data")
            .Produces<ReadinessReport>(StatusCodes.Status503ServiceUnavailable);
    }

    static JsonAnswer<Liveness> GetLiveness() =>
        new(new Liveness("live"), ServerJson.Readable.Liveness) { CacheControl = "no-store" };

    static JsonAnswer<ReadinessReport> GetReadiness(Readiness readiness, PublishedCatalogue published)
    {
        var report = readiness.Report;
        var status = report.Status == ReadinessStatus.Ready && published.Current is not null
            ? StatusCodes.Status200OK
            : StatusCodes.Status503ServiceUnavailable;
        // A hidden plan must not show here either.
        var shown = report with
        {
            Datasets = [.. report.Datasets.Where(dataset => published.Current?.TryFindPlan(dataset.Plan, out _) ?? true)],
            Problems = [.. report.Problems, .. readiness.Passing()],
        };
        return new JsonAnswer<ReadinessReport>(shown, ServerJson.Readable.ReadinessReport, status) { CacheControl = "no-store" };
    }
}
