using EcoTiles.ServiceTests.PostGis;

namespace EcoTiles.ServiceTests.Import;

/// <summary>The tables E.1 to E.5 over rows that can be added up by hand.</summary>
public sealed class PlanTableTests(PostgresServer server)
{
    [Fact]
    public async Task E1_turns_units_and_sums_counties_by_area() => Assert.Equal(
        """
        甲县 2025 f 20 3 10000 0.5 -
        乙县 2025 f 50 1 - 0.25 4
        合计 2025 t 42.5 4 10000 0.75 4
        """,
        await RowsAsync(
            """
            UPDATE ecotiles.plan SET parent_region_name = '某市', region_name = '甲县', area_m2 = 1e9 WHERE code = 'a';
            UPDATE ecotiles.plan SET parent_region_name = '某市', region_name = '乙县', area_m2 = 3e9 WHERE code = 'b';
            INSERT INTO ecotiles.indicator (plan_id, code, name, unit, year, value) VALUES
              ('a', 'forest_cover', '森林覆盖率', '%', 2025, 20), ('b', 'forest_cover', '森林覆盖率', '%', 2025, 50),
              ('a', 'forest_restored', '森林修复', '平方公里', 2025, 3), ('b', 'forest_restored', '森林修复', '公顷', 2025, 100),
              ('a', 'eco_retirement', '生态退耕', '万亩', 2025, 15),
              ('a', 'wetland_restored', '湿地', '平方米', 2025, 500000), ('b', 'wetland_restored', '湿地', '公顷', 2025, 25),
              ('b', 'grassland_treated', '草原', 'km2', 2025, 4)
            """,
            """
            region_name, year, is_total, round(forest_cover_percent::numeric, 3), round(forest_restored_km2::numeric, 3),
            round(farmland_retired_ha::numeric, 3), round(wetland_restored_km2::numeric, 3), round(grassland_restored_km2::numeric, 3)
            """,
            "v_e1", "is_total, plan_id"));

    /// <summary>A square of 0.1 degree at the equator: 11.1319 km by 11.0574 km.</summary>
    [Fact]
    public async Task E2_measures_on_the_ellipsoid_and_leaves_out_what_is_barely_touched() => Assert.Equal(
        "1 核心区 123.09 {东镇,西镇} 1",
        await RowsAsync(
            """
            INSERT INTO ecotiles.key_area (plan_id, scheme, code, name, theme, geom) VALUES
              ('a', 'restoration', 'K1', '核心区', 'forest', ST_Multi(ST_MakeEnvelope(100, 0, 100.1, 0.1, 4490)));
            INSERT INTO ecotiles.admin_unit (plan_id, code, name, level, geom)
            SELECT 'a', code, name, level, ST_Multi(ST_MakeEnvelope(w, 0, e, 0.1, 4490)) FROM (VALUES
              ('1', '东镇', 'town', 100.05, 100.2), ('2', '西镇', 'town', 99.9, 100.05), ('3', '边镇', 'town', 100.09995, 100.3),
              ('4', '一村', 'village', 100.0, 100.02), ('5', '远村', 'village', 101.0, 101.1)) AS units (code, name, level, w, e)
            """,
            "number, name, round(area_km2::numeric, 2), towns, village_count", "v_e2", "number"));

    [Fact]
    public async Task E3_finds_the_stage_by_the_last_year_and_says_when_works_began_before_it() => Assert.Equal(
        "子项 总项 mid t\n总项 - near f",
        await RowsAsync(
            """
            INSERT INTO ecotiles.plan_stage (plan_id, key, zh, year_from, year_to, target_year) VALUES
              ('a', 'near', '近期', 2021, 2025, 2025), ('a', 'mid', '中期', 2026, 2030, 2030);
            """ + Projects,
            "name, parent_name, stage_key, spans_stages", "v_e3", "name COLLATE \"C\""));

    [Fact]
    public async Task E4_tells_the_goals_of_each_project() => Assert.Equal(
        "子项 总项 修复林地 规模大 80\n总项 - - - -",
        await RowsAsync(Projects, "name, parent_name, goal, perf_scale, stability_2030", "v_e4", "name COLLATE \"C\""));

    [Fact]
    public async Task E5_sums_classes_and_the_plan() => Assert.Equal(
        """
        project 林 子项 120.5 1
        project 林 总项 79.5 1
        class 林 小计 200 2
        project 水 河项 300 1
        class 水 小计 300 1
        total - 合计 500 3
        """,
        await RowsAsync(
            Projects + """
            ; INSERT INTO ecotiles.project (plan_id, class_code, class_name, name, tasks, year_from, year_to, invest_wan)
            VALUES ('a', 'W', '水', '河项', '治河', 2021, 2022, 300)
            """,
            "row_kind, class_name, name, invest_wan, projects", "v_e5", "class_code NULLS LAST, row_kind <> 'project', name COLLATE \"C\""));

    const string Projects =
        """
        INSERT INTO ecotiles.project (id, plan_id, class_code, class_name, name, tasks, year_from, year_to, invest_wan)
        VALUES ('00000000-0000-0000-0000-000000000001', 'a', 'F', '林', '总项', '造林', 2021, 2025, 79.5);
        INSERT INTO ecotiles.project (plan_id, parent_id, class_code, class_name, name, tasks, goal, perf_scale, stability_2030, year_from, year_to, invest_wan)
        VALUES ('a', '00000000-0000-0000-0000-000000000001', 'F', '林', '子项', '造林', '修复林地', '规模大', 80, 2024, 2027, 120.5)
        """;

    async Task<string> RowsAsync(string filling, string columns, string view, string order)
    {
        var database = await ChangeLogTests.WithPlansAsync(server);
        await database.ExecuteAsync(filling);
        await using var connection = await database.OpenAsync();
        await using var query = new Npgsql.NpgsqlCommand($"SELECT {columns} FROM ecotiles.{view} ORDER BY {order}", connection);
        query.AllResultTypesAreUnknown = true; // as text
        await using var rows = await query.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(string.Join(' ', Enumerable.Range(0, rows.FieldCount).Select(i => rows.IsDBNull(i) ? "-"
                : rows.GetString(i) is var text && text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text)));
        }
        return string.Join('\n', lines);
    }
}
