using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples.Land;
using EcoTiles.Import.Samples.Places;

namespace EcoTiles.Import.Samples;

/// <summary>One invented country: all that the layers of a sample plan are drawn from.</summary>
public sealed record PlanModel(
    PlanFacts Facts,
    PlanSite Site,
    Rivers Rivers,
    Terrain Terrain,
    Drainage Drainage,
    IReadOnlyList<StillWater> StillWaters,
    Divisions Divisions,
    RoadNetwork Roads,
    LandCover Cover)
{
    public static PlanModel Make(PlanFacts facts, int seed)
    {
        var site = PlanSite.Lay(facts, seed);
        var rivers = Rivers.Trace(site, facts);
        var terrain = Terrain.Raise(site, facts, rivers);
        var drainage = Drainage.Follow(site, terrain, rivers);
        var waters = Land.StillWaters.Fill(site, facts, drainage);
        var divisions = Divisions.Divide(site, facts);
        var chief = ChiefCell(facts, site, divisions);
        var roads = RoadNetwork.Lay(site, facts, terrain, rivers, divisions, chief);
        var cover = LandCover.Cover(site, facts, terrain, rivers, divisions, waters, roads, chief);
        return new PlanModel(facts, site, rivers, terrain, drainage, waters, divisions, roads, cover);
    }

    /// <summary>Where the plan's own seat stands; a region's is its first unit.</summary>
    static int ChiefCell(PlanFacts facts, PlanSite site, Divisions divisions)
    {
        var seat = facts.Features.FirstOrDefault(feature => feature.Kind == "county_seat");
        if (seat is null) return divisions.SeatCells[0];
        var place = site.Frame.Point(seat.Lon, seat.Lat);
        return site.Cells.MinBy(cell => site.Places[cell].DistanceTo(place));
    }
}
