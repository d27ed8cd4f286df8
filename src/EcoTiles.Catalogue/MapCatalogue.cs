using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Composition;

namespace EcoTiles.Catalogue;

/// <summary>Everything that is published from one store at one moment. It never changes; a new one takes its place.</summary>
public sealed class MapCatalogue
{
    /// <summary>Data of these secrecies is never tiled, and a plan of theirs is not to be told from a missing one.</summary>
    static readonly FrozenSet<string> SecretLevels = FrozenSet.Create("秘密", "机密", "绝密");

    readonly FrozenDictionary<string, PublishedPlan>.AlternateLookup<ReadOnlySpan<char>> _plans;

    MapCatalogue(AuthoredCatalogue? authored, IReadOnlyList<Plan> plans)
    {
        Plans = plans;
        DimensionNames = authored is null ? [] : authored.Dimensions.Select(dimension => dimension.Name).ToFrozenSet(StringComparer.Ordinal);
        Appendix = authored?.Appendix ?? [];
        Words = authored?.Words ?? ClassWords.None;
        _plans = plans.ToFrozenDictionary(plan => plan.Id, plan => new PublishedPlan(plan), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static MapCatalogue Empty { get; } = new(null, []);

    public IReadOnlyList<Plan> Plans { get; }

    /// <summary>Whether a plan that is not here may be one that could not be read yet.</summary>
    public bool LacksPlans { get; private init; }

    /// <summary>Everything that any map can be narrowed by, as it stands in addresses.</summary>
    public FrozenSet<string> DimensionNames { get; }

    /// <summary>What the guideline's Appendix C asks for, in its order.</summary>
    public IReadOnlyList<AppendixItem> Appendix { get; }

    /// <summary>What the values of class columns are called.</summary>
    public ClassWords Words { get; }

    /// <summary>Makes the catalogue of a store: each plan with the maps that its datasets allow.</summary>
    public static MapCatalogue Build(AuthoredCatalogue authored, StoreInventory inventory)
    {
        var datasets = inventory.Datasets.ToLookup(row => row.Key.Plan, StringComparer.Ordinal);
        return new MapCatalogue(authored,
        [
            .. inventory.Plans
                .Where(facts => facts.Secrecy is null || !SecretLevels.Contains(facts.Secrecy.Trim()))
                .Select(facts => PlanComposition.Compose(
                    authored, facts, datasets[facts.Id].ToDictionary(row => row.Key.Table, StringComparer.Ordinal))),
        ])
        {
            LacksPlans = inventory.LacksPlans,
        };
    }

    public bool TryFindPlan(ReadOnlySpan<char> id, [MaybeNullWhen(false)] out Plan plan)
    {
        plan = _plans.TryGetValue(id, out var published) ? published.Plan : null;
        return plan is not null;
    }

    /// <summary>
    /// Finds a map by its address: an id (<c>outcome/layout</c>, also <c>outcome-layout</c>), a dataset (<c>zone</c>) or
    /// several (<c>zone,key_area</c>).
    /// </summary>
    public bool TryFindMap(ReadOnlySpan<char> plan, ReadOnlySpan<char> map, [MaybeNullWhen(false)] out PlanMap found)
    {
        found = null;
        return _plans.TryGetValue(plan, out var published) && published.TryFind(map, out found);
    }
}
