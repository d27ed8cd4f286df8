using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples.Land;
using EcoTiles.Import.Samples.Mesh;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>A key area and the cells it is made of.</summary>
sealed record KeyArea(KeyAreaFact Fact, string Theme, bool[] Cells)
{
    /// <summary>The areas of a plan, each the cells that lie near what its members name.</summary>
    public static IReadOnlyList<KeyArea> All(PlanModel model) =>
        [.. model.Facts.KeyAreas.Select(fact => Draw(model, fact))];

    static KeyArea Draw(PlanModel model, KeyAreaFact fact)
    {
        var theme = fact.Theme switch { "ecological" => "ecosystem", "agricultural" => "farmland", var known => known };
        var cells = new bool[model.Site.Mesh.Count];
        foreach (var reference in fact.MemberRefs)
            foreach (var cell in CellsOf(model, fact, theme, reference)) cells[cell] = true;
        foreach (var name in fact.Villages)
        {
            foreach (var cell in model.Site.Cells)
                if (model.Divisions.Village[cell] >= 0
                    && model.Divisions.Villages[model.Divisions.Village[cell]].Name == name) cells[cell] = true;
        }
        return new KeyArea(fact, theme, Tidied(model, fact, cells));
    }

    static IEnumerable<int> CellsOf(PlanModel model, KeyAreaFact fact, string theme, string reference)
    {
        if (reference.StartsWith("land:", StringComparison.Ordinal)) return LandWithin(model, fact, reference[5..]);
        if (reference.StartsWith("u:", StringComparison.Ordinal))
        {
            var unit = model.Facts.Units.Select((unit, i) => (unit.Name, i))
                .First(pair => pair.Name == reference[2..]).i;
            return Around(model, model.Site.Places[model.Divisions.SeatCells[unit]], 2.6 * model.Site.PitchKm);
        }
        if (model.Facts.Zones.FirstOrDefault(zone => zone.Id == reference) is { } zone) return BestOfZone(model, zone, theme);
        if (model.Facts.Corridors.FirstOrDefault(corridor => corridor.Id == reference) is { } corridor)
        {
            var line = model.Rivers.All.FirstOrDefault(river => river.Id == reference)?.Line
                ?? PlaneLines.Rounded(model.Site.Frame.Line(corridor.Line), model.Site.PitchKm / 2);
            return Along(model, line, corridor.Kind == "barrier" ? 0.055 * model.Site.Frame.SizeKm
                : Math.Max(0.6, 1.5 * model.Site.PitchKm));
        }
        var feature = model.Facts.Features.First(feature => feature.Id == reference);
        var (km, pitches) = feature.Kind switch
        {
            "mountain" => (3.0, 5.5),
            "mine" => (1.0, 5),
            "reservoir" => (1.0, 5),
            "lake" => (0, 4.5),
            "reserve" => (0, 8),
            "grassland" or "oasis" => (0, 6),
            _ => (1.0, 5.0),
        };
        return Around(model, model.Site.Frame.Point(feature.Lon, feature.Lat),
            Math.Max(km, pitches * model.Site.PitchKm));
    }

    static IEnumerable<int> Around(PlanModel model, PlanePoint place, double reach) => model.Site.Cells.Where(
        cell => model.Site.Places[cell].DistanceTo(place) * (1
            + 0.7 * model.Site.Noise(cell, 120, Math.Max(11, 0.7 * model.Site.Frame.SizeKm / reach), 4)) < reach);

    static IEnumerable<int> Along(PlanModel model, IReadOnlyList<PlanePoint> line, double reach)
    {
        var roughly = new double[model.Site.Mesh.Count];
        Array.Fill(roughly, double.PositiveInfinity);
        Rivers.Spread(model.Site, line.Select(model.Site.CellAt).Where(cell => cell >= 0).Distinct(), roughly);
        IReadOnlyList<PlanePoint> thinned = line.Count < 50 ? line : [.. line.Where((_, i) => i % 3 == 0)];
        return model.Site.Cells.Where(cell => roughly[cell] < 3 * reach + model.Site.PitchKm
            && PlaneLines.Nearest(thinned, model.Site.Places[cell]).Distance * (1
                + 0.6 * model.Site.Noise(cell, 121, 16, 3)) < reach);
    }

    /// <summary>The part of a zone that suits the theme best: about two fifths of it, in a few pieces.</summary>
    static IEnumerable<int> BestOfZone(PlanModel model, ZoneFact zone, string theme)
    {
        var site = model.Site;
        double Score(int cell) => site.Noise(cell, 122 + theme.Length, 5, 4) + theme switch
        {
            "urban" => -model.Cover.SeatDistanceKm[cell] / (0.06 * site.Frame.SizeKm),
            "mine" or "ecosystem" => 1.5 * model.Terrain.Mountain[cell],
            "farmland" or "land" => -1.5 * model.Terrain.Mountain[cell],
            _ => 0,
        };
        var cells = site.Cells.Where(cell => ZoneRows.ZoneAt(model, cell, zone.Scheme, zone.Level)?.Id == zone.Id)
            .ToList();
        return cells.OrderByDescending(Score).ThenBy(cell => cell).Take((int)(0.4 * cells.Count));
    }

    /// <summary>Land of one kind within the area's zone, and what lies close to it.</summary>
    static IEnumerable<int> LandWithin(PlanModel model, KeyAreaFact fact, string kind)
    {
        var site = model.Site;
        var near = new double[site.Mesh.Count];
        Array.Fill(near, double.PositiveInfinity);
        bool IsKind(int cell) => kind == "forest" ? model.Cover.Ecosystem[cell] is 0 or 1
            : model.Cover.Ecosystem[cell] is 6 or 7;
        bool InZone(int cell) => IsInZone(model, fact, cell);
        Rivers.Spread(site, site.Cells.Where(cell => IsKind(cell) && InZone(cell)), near);
        var (from, to) = kind == "fringe" ? (1.5, 4.0) : (-1, 1.2);
        return site.Cells.Where(cell => InZone(cell) && near[cell] > from * site.PitchKm
            && near[cell] < (to + 1.2 * site.Noise(cell, 123, 9, 3)) * site.PitchKm);
    }

    static PlanePoint MiddleOf(PlanSite site, List<int> cells) =>
        new(cells.Average(cell => site.Places[cell].X), cells.Average(cell => site.Places[cell].Y));

    static bool IsInZone(PlanModel model, KeyAreaFact fact, int cell) => fact.Zone is null
        || model.Facts.Zones.First(zone => zone.Id == fact.Zone) is var zone
            && ZoneRows.ZoneAt(model, cell, zone.Scheme, zone.Level)?.Id == fact.Zone;

    /// <summary>
    /// Drops specks and fills pinholes. An area that came out empty or outside its zone, as when the seat of a county that a zone
    /// has the south of lies in the north, takes what of its zone is nearest to it.
    /// </summary>
    static bool[] Tidied(PlanModel model, KeyAreaFact fact, bool[] cells)
    {
        var site = model.Site;
        var labels = new int[cells.Length];
        for (var cell = 0; cell < labels.Length; cell++) labels[cell] = !site.Inside[cell] ? -1 : cells[cell] ? 1 : 0;
        MeshRegions.DropCrumbs(site.Mesh, labels, 14);
        List<int> ground = [.. site.Cells.Where(cell => IsInZone(model, fact, cell))];
        if (ground.Exists(cell => labels[cell] == 1)) return Array.ConvertAll(labels, label => label == 1);
        List<int> drawn = [.. site.Cells.Where(cell => labels[cell] == 1)];
        var middle = MiddleOf(site, drawn.Count > 0 ? drawn : ground);
        var nearest = new bool[cells.Length];
        foreach (var cell in ground.OrderBy(cell => site.Places[cell].DistanceTo(middle)).Take(60)) nearest[cell] = true;
        return nearest;
    }
}
