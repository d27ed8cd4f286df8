using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Host.Composition;
using EcoTiles.Host.Configuration;
using EcoTiles.Host.Verbs;
using EcoTiles.Server.Atlas;

namespace EcoTiles.Host.Validation;

/// <summary>Looks which maps of the atlas a store can draw.</summary>
static class AtlasCheck
{
    /// <returns>The exit code: bad data when a required map cannot be drawn.</returns>
    public static async Task<int> RunAsync(
        string store, IReadOnlyList<string> wanted, string styles, bool asJson, TextWriter output, CancellationToken cancellationToken)
    {
        ValidateVerb.RefuseMissing(store);
        var authored = AuthoredCatalogue.Read(styles);
        await using var stores = PlanStores.Open([store], new DatabaseSection(), authored);
        await stores.ReadDatabasesAsync(cancellationToken);
        var catalogue = MapCatalogue.Build(authored, stores.Inventory);
        var plans = catalogue.Plans.Where(plan => plan.Facts.HasPlanTables && (wanted.Count == 0 || wanted.Contains(plan.Id))).ToList();
        RefuseUnknown(wanted, plans, catalogue);
        var documents = plans.Select(plan => AtlasDocuments.Of(plan, authored.Appendix, linksOf: null, [])).ToList();
        if (asJson) JsonOutput.Write(output, new { store = stores.Names, complete = documents.TrueForAll(document => document.IsComplete), plans = documents });
        else AtlasTable.Write(documents, output);
        return documents.TrueForAll(document => document.IsComplete) ? ExitCode.Ok : ExitCode.BadData;
    }

    static void RefuseUnknown(IReadOnlyList<string> wanted, List<Plan> plans, MapCatalogue catalogue)
    {
        if (wanted.FirstOrDefault(code => plans.TrueForAll(plan => plan.Id != code)) is { } unknown)
        {
            var nearest = NearestName.Of(unknown, catalogue.Plans.Select(plan => plan.Id)) ?? string.Join(", ", catalogue.Plans.Select(plan => plan.Id));
            throw new VerbException(ExitCode.Usage, new(
                $"没有规划“{unknown}”,是否想写“{nearest}”?", $"no plan '{unknown}': did you mean '{nearest}'?"));
        }
        if (plans.Count > 0) return;
        throw new VerbException(ExitCode.BadData, new(
            "其中没有规划（plan 表为空或不存在），请先用 ecotiles import 导入", "it holds no plan (table plan is empty or missing); bring one in with ecotiles import"));
    }
}
