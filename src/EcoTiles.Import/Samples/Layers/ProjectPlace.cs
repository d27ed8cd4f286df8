using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples.Chance;
using EcoTiles.Import.Samples.Land;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>Where a project is: its units, its key areas, and its site as cells, a line or points, if it has one yet.</summary>
sealed record ProjectPlace(
    IReadOnlyList<string> Units,
    IReadOnlyList<KeyArea> Areas,
    bool[]? Cells,
    IReadOnlyList<PlanePoint>? Line,
    IReadOnlyList<PlanePoint>? Points)
{
    const int EveryWithoutSite = 9;

    public static ProjectPlace Find(
        PlanModel model, IReadOnlyList<KeyArea> all, ProjectClassFact type, ProjectFact? project, int number,
            ulong hash)
    {
        var (home, ground) = Ground(model, all, type, project, hash);
        if (number % EveryWithoutSite == EveryWithoutSite - 1)
            return new(UnitsOf(model, ground, project), [home], null, null, null);

        var isLinear = type.Theme is "water" or "corridor";
        if (isLinear && number % 3 != 2 && RiverWithin(model, ground, hash) is { } line)
        {
            var cells = line.Select(model.Site.CellAt).Distinct().ToList();
            return new(UnitsOf(model, cells, project), Meeting(all, home, type, cells), null, line, null);
        }
        if (type.Theme is "urban" or "mine" && number % 2 == 1)
        {
            var cells = Enumerable.Range(0, 1 + SeededHash.Below(hash, 4))
                .Select(i => ground[SeededHash.Below(SeededHash.Mix(hash, 10 + i), ground.Count)]).Distinct().ToList();
            return new(UnitsOf(model, cells, project), Meeting(all, home, type, cells), null, null,
                [.. cells.Select(cell => model.Site.Places[cell])]);
        }
        var site = Patch(model, ground, hash);
        foreach (var unit in UnitsWithout(model, site, project))
            site.AddRange(Patch(model, [.. model.Site.Cells.Where(cell => model.Divisions.UnitOf(cell) == unit)], SeededHash.Mix(hash, 200 + unit)));
        return new(UnitsOf(model, site, project), Meeting(all, home, type, site), Mask(model, site), null, null);
    }

    /// <summary>The key area a project belongs to most, and the cells of it that lie in the project's units or near its refs.</summary>
    static (KeyArea Home, List<int> Ground) Ground(
        PlanModel model, IReadOnlyList<KeyArea> all, ProjectClassFact type, ProjectFact? project, ulong hash)
    {
        IReadOnlyList<string> wanted = project?.Units.Count > 0 ? project.Units : type.DeclaredUnits;
        var named = model.Facts.Units.Select(unit => wanted.Contains(unit.Name)).ToArray();
        var places = (project?.Refs ?? []).Select(reference =>
            model.Facts.Features.FirstOrDefault(feature => feature.Id == reference))
            .OfType<FeatureFact>().Select(feature => model.Site.Frame.Point(feature.Lon, feature.Lat)).ToList();
        var rivers = model.Rivers.All.Where(river => project?.Refs.Contains(river.Id) == true).ToList();
        var near = 0.08 * model.Site.Frame.SizeKm;
        bool IsWanted(int cell) => places.Count + rivers.Count > 0
            ? places.Any(place => place.DistanceTo(model.Site.Places[cell]) < near)
                || rivers.Any(river => PlaneLines.Nearest(river.Line, model.Site.Places[cell]).Distance < near / 3)
            : wanted.Count == 0 || named[model.Divisions.UnitOf(cell)];

        var related = ProjectWords.RelatedThemes(type.Theme);
        var ranked = all.Where(area => area.Fact.Scheme == type.Scheme)
            .OrderBy(area => related.Contains(area.Theme) ? related.TakeWhile(theme =>
                theme != area.Theme).Count() : 99)
            .ThenBy(area => SeededHash.Mix(hash, area.Fact.Id)).ToList();
        bool IsInUnits(int cell) => project is not { Units.Count: > 0 } || named[model.Divisions.UnitOf(cell)];
        foreach (var isWanted in new Func<int, bool>[] { cell => IsWanted(cell) && IsInUnits(cell), IsInUnits, IsWanted })
        {
            foreach (var area in ranked)
            {
                var ground = model.Site.Cells.Where(cell => area.Cells[cell] && isWanted(cell)).ToList();
                if (ground.Count >= 6) return (area, ground);
            }
        }
        return (ranked[0], [.. model.Site.Cells.Where(cell => ranked[0].Cells[cell])]);
    }

    /// <summary>A stretch of river that stays in the ground.</summary>
    static IReadOnlyList<PlanePoint>? RiverWithin(PlanModel model, List<int> ground, ulong hash)
    {
        var allowed = ground.ToHashSet();
        var runs = model.Rivers.All.SelectMany(river => PlaneLines.Runs(river.Line,
            point => allowed.Contains(model.Site.CellAt(point))))
            .Where(run => run.Count >= 40).ToList();
        if (runs.Count == 0) return null;
        var run = SeededHash.Pick(hash, runs);
        var length = (int)(run.Count * (0.35 + 0.5 * SeededHash.Unit(SeededHash.Mix(hash, 1))));
        return [.. run.Skip(SeededHash.Below(SeededHash.Mix(hash, 2), run.Count - length)).Take(length)];
    }

    /// <summary>A connected patch of the ground, grown from a random cell.</summary>
    static List<int> Patch(PlanModel model, List<int> ground, ulong hash)
    {
        var free = ground.ToHashSet();
        var wanted = 25 + SeededHash.Below(SeededHash.Mix(hash, 3), 110);
        var patch = new List<int>();
        var waiting = new PriorityQueue<int, (double, int)>();
        var start = ground[SeededHash.Below(hash, ground.Count)];
        waiting.Enqueue(start, (0, start));
        while (patch.Count < wanted && waiting.TryDequeue(out var cell, out _))
        {
            if (!free.Remove(cell)) continue;
            patch.Add(cell);
            for (var side = 0; side < 6; side++)
            {
                var next = model.Site.Mesh.Neighbour(cell, side);
                if (!free.Contains(next)) continue;
                var distance = model.Site.Places[next].DistanceTo(model.Site.Places[start]);
                waiting.Enqueue(next, (distance * (1 + 0.6 * model.Site.Noise(next, 130, 18, 3)), next));
            }
        }
        return patch;
    }

    /// <summary>The units that the text states for the project and the site does not reach.</summary>
    static IEnumerable<int> UnitsWithout(PlanModel model, List<int> site, ProjectFact? project)
    {
        var reached = site.Select(model.Divisions.UnitOf).ToHashSet();
        return Enumerable.Range(0, model.Facts.Units.Count)
            .Where(unit => project?.Units.Contains(model.Facts.Units[unit].Name) == true && !reached.Contains(unit));
    }

    static List<KeyArea> Meeting(IReadOnlyList<KeyArea> all, KeyArea home, ProjectClassFact type, List<int> cells) =>
        [home, .. all.Where(area => area != home && area.Fact.Scheme == type.Scheme
            && ProjectWords.RelatedThemes(type.Theme).Contains(area.Theme)
                && 3 * cells.Count(cell => area.Cells[cell]) > cells.Count)];

    /// <summary>The units as the text states them for the project, be they right or not; else those it lies in.</summary>
    static List<string> UnitsOf(PlanModel model, List<int> cells, ProjectFact? project) =>
        project?.Units.Count > 0 ? [.. project.Units]
        : [.. cells.Where(cell => cell >= 0).GroupBy(model.Divisions.UnitOf).Where(group => group.Key >= 0)
            .OrderByDescending(group => group.Count()).Select(group => model.Facts.Units[group.Key].Name)];

    static bool[] Mask(PlanModel model, List<int> cells)
    {
        var mask = new bool[model.Site.Mesh.Count];
        foreach (var cell in cells) mask[cell] = true;
        return mask;
    }
}
