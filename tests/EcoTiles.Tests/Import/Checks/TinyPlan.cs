using EcoTiles.Import.Checks;
using EcoTiles.Import.Checks.Rows;
using EcoTiles.Import.Model;
using NetTopologySuite.Geometries;

namespace EcoTiles.Tests.Import.Checks;

/// <summary>
/// A plan small enough to check by hand, in which nothing is wrong: ten by ten kilometres at the equator, where a metre is
/// the same part of a degree all over. The west half is zone z1 and town 甲镇, the east half zone z2 and town 乙镇; key area
/// k1 is a square of two kilometres in the west, with the site of project p1 in it.
/// </summary>
sealed class TinyPlan
{
    const double MetresPerDegreeEast = 111_319.4908;
    const double MetresPerDegreeNorth = 110_574.2758;
    const double West = 114;

    readonly Dictionary<string, PlanFeature> _rows = [];
    PlanFeature _plan = new("plan", "tiny", new Dictionary<string, object?>
    {
        ["code"] = "tiny", ["title"] = "小县规划", ["level"] = "county", ["region_code"] = "411721", ["region_name"] = "小县",
        ["period_from"] = 2021L, ["period_to"] = 2035L, ["base_year"] = 2020L, ["area_m2"] = 1e8, ["status"] = "公示稿",
        ["secrecy"] = "公开", ["projects_stated"] = 1L,
    });

    public TinyPlan()
    {
        Add("plan_area", "area", Box(0, 0, 10_000, 10_000));
        Add("plan_stage", "near", null, ("key", "near"), ("year_from", 2021L), ("year_to", 2025L), ("target_year", 2025L));
        Add("plan_stage", "long", null, ("key", "long"), ("year_from", 2026L), ("year_to", 2035L), ("target_year", 2035L));
        Add("admin_unit", "county", Box(0, 0, 10_000, 10_000), ("code", "411721"), ("name", "小县"), ("level", "county"));
        Add("admin_unit", "west", Box(0, 0, 5000, 10_000),
            ("code", "411721101"), ("name", "甲镇"), ("level", "town"), ("parent_code", "411721"));
        Add("admin_unit", "east", Box(5000, 0, 10_000, 10_000),
            ("code", "411721102"), ("name", "乙镇"), ("level", "town"), ("parent_code", "411721"));
        Add("admin_unit", "village", Box(0, 0, 5000, 5000),
            ("code", "411721101201"), ("name", "甲村"), ("level", "village"), ("parent_code", "411721101"));
        Add("zone", "z1", Box(0, 0, 5000, 10_000), ("scheme", "restoration"), ("level", 1L), ("code", "z1"),
            ("name", "西区"), ("location", "甲镇"), ("area_m2", 5e7));
        Add("zone", "z2", Box(5000, 0, 10_000, 10_000), ("scheme", "restoration"), ("level", 1L), ("code", "z2"),
            ("name", "东区"), ("location", "乙镇"), ("area_m2", 5e7));
        Add("key_area", "k1", Box(1000, 1000, 3000, 3000), ("scheme", "restoration"), ("zone_id", "z1"), ("code", "k1"),
            ("name", "重点"), ("area_m2", 4e6), ("towns", "[\"甲镇\"]"), ("village_count", 1L));
        Add("project", "p1", null, ("name", "工程一"), ("towns", "[\"甲镇\"]"), ("year_from", 2022L), ("year_to", 2024L));
        Add("project_key_area", "link", null, ("project_id", "p1"), ("key_area_id", "k1"));
        Add("project_site", "site", Box(1500, 1500, 2000, 2000), ("project_id", "p1"));
        Add("indicator", "forest", null, ("code", "forest_cover"), ("name", "森林覆盖率"), ("unit", "%"), ("year", 2025L), ("value", 10.0));
    }

    public PlanData Data => PlanData.Of(_plan, _rows.Values);

    /// <summary>Codes of what every rule finds, in their order.</summary>
    public IReadOnlyList<string> Codes => [.. Findings.Select(finding => finding.Code)];

    public IReadOnlyList<Finding> Findings
    {
        get
        {
            var codes = new CodeCounter();
            foreach (var row in _rows.Values) codes.Add(row);
            return
            [
                .. _rows.Values.Prepend(_plan).SelectMany(row => RowChecks.Check(DataModel.Find(row.Table)!, row)), // all are of the model
                .. codes.Repeated(),
                .. PlanChecks.Run(Data),
            ];
        }
    }

    public TinyPlan Add(string table, string id, NetTopologySuite.Geometries.Geometry? shape, params (string Column, object? Value)[] values)
    {
        _rows[id] = new(table, id, values.ToDictionary(value => value.Column, value => value.Value), shape);
        return this;
    }

    public TinyPlan Set(string id, params (string Column, object? Value)[] values)
    {
        if (id == "tiny") _plan = Changed(_plan, values);
        else _rows[id] = Changed(_rows[id], values);
        return this;
    }

    public TinyPlan Draw(string id, NetTopologySuite.Geometries.Geometry? shape)
    {
        _rows[id] = _rows[id] with { Shape = shape };
        return this;
    }

    public TinyPlan Remove(string id)
    {
        _rows.Remove(id);
        return this;
    }

    /// <summary>A box in metres from the plan's south-west corner.</summary>
    public static MultiPolygon Box(double minX, double minY, double maxX, double maxY) =>
        Area((minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY));

    /// <summary>A polygon of places in metres, not closed.</summary>
    public static MultiPolygon Area(params (double X, double Y)[] places)
    {
        var ring = places.Append(places[0]).Select(At).ToArray();
        return GeometryFactory.Default.CreateMultiPolygon([GeometryFactory.Default.CreatePolygon(ring)]);
    }

    public static MultiLineString Line(params (double X, double Y)[] places) => GeometryFactory.Default.CreateMultiLineString(
        [GeometryFactory.Default.CreateLineString([.. places.Select(At)])]);

    /// <summary>The east half with a box bitten out of its border with the west.</summary>
    public static MultiPolygon EastWithBite(double metresWide, double metresHigh) => Area(
        (5000, 0), (10_000, 0), (10_000, 10_000), (5000, 10_000),
        (5000, 1000 + metresHigh), (5000 + metresWide, 1000 + metresHigh), (5000 + metresWide, 1000), (5000, 1000));

    static Coordinate At((double X, double Y) place) =>
        new(West + place.X / MetresPerDegreeEast, place.Y / MetresPerDegreeNorth);

    static PlanFeature Changed(PlanFeature row, (string Column, object? Value)[] values)
    {
        var changed = new Dictionary<string, object?>(row.Values);
        foreach (var (column, value) in values) changed[column] = value;
        return row with { Values = changed };
    }
}
