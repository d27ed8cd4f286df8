using EcoTiles.Catalogue;
using EcoTiles.Server.Atlas;
using EcoTiles.Server.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace EcoTiles.Server.Listing;

/// <summary>Lists what is published.</summary>
static class PlanEndpoints
{
    static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var plans = routes.MapGroup("/plans").WithTags("plans");
        foreach (var status in (int[])[StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable])
        {
            plans.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemDocument), ["application/problem+json"]));
        }
        plans.MapMethods("", ReadMethods, ListPlans)
            .WithName("listPlans").WithSummary("规划列表 · All published plans");
        plans.MapMethods("/{plan}", ReadMethods, GetPlan)
            .WithName("getPlan").WithSummary("规划概况 · One plan: facts, stages, bounds");
        plans.MapMethods("/{plan}/maps", ReadMethods, ListMaps)
            .WithName("listMaps")
            .WithSummary("规划图件 · Maps of a plan, and those it has no data for");
        plans.MapMethods("/{plan}/atlas", ReadMethods, GetAtlas)
            .WithName("getAtlas")
            .WithSummary("图集完整性 · Each item of the guideline's Appendix C: present, missing, stale or not required, and what to import");
        plans.MapMethods("/{plan}/layers", ReadMethods, ListLayers)
            .WithName("listLayers")
            .WithSummary("规划图层 · Single layers of a plan")
            .WithDescription("Each layer is addressed like a map, and several are joined by commas: /tiles/{plan}/zone,key_area/{z}/{x}/{y}.mvt");
    }

    static Results<JsonAnswer<PlanList>, ProblemAnswer> ListPlans(
        HttpRequest request, PublishedCatalogue published, PublicAddress address) =>
        published.Current is { } catalogue
            ? new JsonAnswer<PlanList>(Describe(request, address).Plans(catalogue), ServerJson.Readable.PlanList)
            : new ProblemAnswer(Problems.NotLoaded);

    static Results<JsonAnswer<PlanDocument>, ProblemAnswer> GetPlan(
        string plan, HttpRequest request, PublishedCatalogue published, PublicAddress address) =>
        Find(plan, published, out var problem) is { } found
            ? new JsonAnswer<PlanDocument>(Describe(request, address).Plan(found), ServerJson.Readable.PlanDocument)
            : problem;

    static Results<JsonAnswer<MapList>, ProblemAnswer> ListMaps(
        string plan, HttpRequest request, PublishedCatalogue published, PublicAddress address) =>
        Find(plan, published, out var problem) is { } found
            ? new JsonAnswer<MapList>(Describe(request, address).Maps(found), ServerJson.Readable.MapList)
            : problem;

    static Results<JsonAnswer<AtlasDocument>, ProblemAnswer> GetAtlas(
        string plan, HttpRequest request, PublishedCatalogue published, PublicAddress address) =>
        Find(plan, published, out var problem) is { } found
            ? new JsonAnswer<AtlasDocument>(Describe(request, address).Atlas(found, published.Current!), ServerJson.Readable.AtlasDocument) // it was found there
            : problem;

    static Results<JsonAnswer<LayerList>, ProblemAnswer> ListLayers(
        string plan, HttpRequest request, PublishedCatalogue published, PublicAddress address) =>
        Find(plan, published, out var problem) is { } found
            ? new JsonAnswer<LayerList>(Describe(request, address).Layers(found), ServerJson.Readable.LayerList)
            : problem;

    static Plan? Find(string id, PublishedCatalogue published, out ProblemAnswer problem)
    {
        problem = new ProblemAnswer(Problems.NotLoaded);
        if (published.Current is not { } catalogue) return null;
        if (catalogue.TryFindPlan(id, out var plan)) return plan;
        problem = new ProblemAnswer(Problems.UnknownPlan(id, catalogue));
        return null;
    }

    static PlanDescriptions Describe(HttpRequest request, PublicAddress address) => new(address.Of(request));
}
