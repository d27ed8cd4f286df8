using EcoTiles.Sources.PostGis;

namespace EcoTiles.ServiceTests.PostGis;

public sealed class AnyTableTests(PostgresServer server)
{
    const string Spot = "'SRID=4490;POINT(114 33)'";

    [Fact]
    public async Task Tables_views_and_partitions_of_any_schema_are_published_under_their_comments()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            $"""
            CREATE SCHEMA "自然 资源"; CREATE TABLE "自然 资源"."地""块" (id int PRIMARY KEY, "名 称" text, g geometry(Point, 4490));
            INSERT INTO "自然 资源"."地""块" VALUES (1, '甲', {Spot});
            COMMENT ON TABLE "自然 资源"."地""块" IS '地块图层'; COMMENT ON COLUMN "自然 资源"."地""块"."名 称" IS '地块的名称';
            CREATE VIEW seen AS SELECT id AS gid, "名 称" AS name, ST_Transform(g, 3857) AS g FROM "自然 资源"."地""块";
            CREATE MATERIALIZED VIEW kept AS SELECT * FROM "自然 资源"."地""块";
            CREATE TABLE parted (id int, g geometry(Point, 4490)) PARTITION BY RANGE (id);
            CREATE TABLE part_1 PARTITION OF parted FOR VALUES FROM (0) TO (9);
            INSERT INTO parted VALUES (3, {Spot})
            """);
        await using var read = await ReadTable.OfAsync(database);
        Assert.Equal(["kept", "parted", "seen", "自然 资源.地\"块"], read.Inventory.Datasets.Select(row => row.Key.Table).Order(StringComparer.Ordinal));
        var plan = Assert.Single(read.Inventory.Plans);
        Assert.Equal((database.Name, false), (plan.Title, plan.HasPlanTables));
        var odd = read.Row("自然 资源.地\"块");
        Assert.Equal(("地块图层", "地块的名称"), (odd.Title, odd.Columns[0].Description));
        Assert.Equal(["1|甲|Point 114 33"], await read.FeaturesAsync("自然 资源.地\"块"));
        Assert.StartsWith("1|甲|Point 12690", Assert.Single(await read.FeaturesAsync("seen")), StringComparison.Ordinal);
    }

    /// <summary>What databases of others have: two shapes in a row, keys of two columns or none, generated columns, domains, inheritance, tables of other servers.</summary>
    [Fact]
    public async Task Unusual_tables_are_published_whole()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            $"""
            CREATE TABLE "Two" (id int PRIMARY KEY, g geometry(Point, 4490), "Outline" geometry(LineString, 4490), len float8 GENERATED ALWAYS AS (id * 2.5) STORED);
            INSERT INTO "Two" (id, g, "Outline") VALUES (1, {Spot}, 'SRID=4490;LINESTRING(1 2,3 4)');
            CREATE TABLE pair (a int, b int, g geometry(Point, 4490), PRIMARY KEY (a, b)); INSERT INTO pair VALUES (7, 8, {Spot}), (7, 9, {Spot});
            CREATE TABLE base (id int PRIMARY KEY, g geometry(Point, 4490)); CREATE TABLE derived (extra text) INHERITS (base);
            INSERT INTO base VALUES (1, {Spot}); INSERT INTO derived VALUES (2, {Spot}, 'x');
            CREATE DOMAIN degree AS int CHECK (VALUE > 0); CREATE TYPE kind AS ENUM ('甲', '乙');
            CREATE TABLE typed (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, d degree, k kind, raw bytea, list int[], g geometry(PointZM, 4490));
            INSERT INTO typed (d, k, raw, list, g) VALUES (3, '乙', '\x00', ARRAY[1,2], 'SRID=4490;POINT ZM (114 33 5 6)');
            CREATE DOMAIN spot AS geometry(Point, 4490); CREATE TABLE ruled (id int PRIMARY KEY, g spot); INSERT INTO ruled VALUES (1, {Spot});
            CREATE EXTENSION postgres_fdw; CREATE SERVER other FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '{database.Port}', dbname '{database.Name}');
            CREATE USER MAPPING FOR postgres SERVER other OPTIONS (user 'postgres', password_required 'false');
            CREATE FOREIGN TABLE far (id int, g geometry(Point, 4490)) SERVER other OPTIONS (table_name 'base')
            """);
        await using var read = await ReadTable.OfAsync(database);
        Assert.Empty(read.Inventory.Problems);
        Assert.Equal(["1|2.5|Point 114 33"], await read.FeaturesAsync("Two"));
        Assert.Equal(["1|2.5|Line 1 2 3 4"], await read.FeaturesAsync("Two.Outline"));
        Assert.Equal(["1|7|8|Point 114 33", "2|7|9|Point 114 33"], await read.FeaturesAsync("pair"));
        Assert.Equal(["1|Point 114 33", "2|Point 114 33"], await read.FeaturesAsync("base")); // with what inherits from it
        Assert.Equal(["1|2|x|Point 114 33"], await read.FeaturesAsync("derived")); // which has no key of its own
        Assert.Equal(["1|3|乙|[1,2]|Point 114 33"], await read.FeaturesAsync("typed"));
        Assert.Equal(["1|Point 114 33"], await read.FeaturesAsync("ruled"));
        Assert.Equal(["1|Point 114 33"], await read.FeaturesAsync("ruled", new() { Extent = new(113.9, 32.9, 114.1, 33.1) }));
        Assert.Equal(["1|Point 114 33", "2|Point 114 33"], await read.FeaturesAsync("far"));
    }

    [Fact]
    public async Task Only_tables_that_the_patterns_choose_are_published()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync($"""
            CREATE SCHEMA base; CREATE TABLE road AS SELECT 1 AS id, {Spot}::geometry(Point, 4490) AS g;
            CREATE TABLE road_old AS TABLE road; CREATE TABLE base.hill AS TABLE road; CREATE TABLE base.lake AS TABLE road
            """);
        var options = new PostGisOptions { Include = ["road*", "base.?ill"], Exclude = ["*_old"] };
        await using var read = await ReadTable.OfAsync(database, options);
        Assert.Equal(["base.hill", "road"], read.Inventory.Datasets.Select(row => row.Key.Table).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(4214, "Beijing 1954")]
    [InlineData(2415, "Beijing 1954")]
    [InlineData(4610, "Xian 1980")]
    [InlineData(2362, "Xian 1980")]
    [InlineData(4555, "Beijing")]
    public async Task Old_Chinese_datums_are_refused_in_words_and_not_transformed(int srid, string named)
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(FormattableString.Invariant(
            $"CREATE TABLE old AS SELECT 1 AS id, ST_SetSRID(ST_MakePoint(114, 33), {srid})::geometry(Point, {srid}) AS g"));
        await using var read = await ReadTable.OfAsync(database);
        Assert.Empty(read.Inventory.Datasets);
        var problem = Assert.Single(read.Inventory.Problems);
        Assert.Equal("unsupported-crs", problem.Code);
        Assert.Contains(named, problem.MessageEn, StringComparison.Ordinal);
        Assert.Contains("请先转换", problem.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_locked_when_the_database_is_read_again_stays_as_it_was()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync($"CREATE TABLE good AS SELECT 1 AS id, {Spot}::geometry(Point, 4490) AS g; CREATE TABLE unsaid AS SELECT 1 AS id, {Spot}::geometry AS g");
        await using var read = await ReadTable.OfAsync(database);
        await using var locker = await database.OpenAsync();
        await using var transaction = await locker.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var command = new Npgsql.NpgsqlCommand("LOCK TABLE good", locker)) await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var again = await read.ReadAgainAsync();
        Assert.Equal(["good", "unsaid"], again.Datasets.Select(row => row.Key.Table).Order(StringComparer.Ordinal));
        Assert.False(await read.IsTableReadableAgainAsync());
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        Assert.True(await read.IsTableReadableAgainAsync());
    }

    [Fact]
    public async Task What_cannot_be_published_is_named_with_the_reason()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            $"""
            CREATE TABLE good AS SELECT 1 AS id, {Spot}::geometry(Point, 4490) AS g;
            CREATE TABLE mixed (g geometry); INSERT INTO mixed VALUES ({Spot}), ('SRID=3857;POINT(1 1)');
            CREATE TABLE unsaid (g geometry); INSERT INTO unsaid VALUES ('POINT(1 1)');
            CREATE TABLE void (g geometry(Point, 4490));
            CREATE TABLE hollow (g geometry);
            CREATE TABLE curved (g geometry(CompoundCurve, 4490));
            CREATE TABLE swapped AS SELECT ST_SetSRID(ST_MakePoint(4000000, 500000), 4490)::geometry(Point, 4490) AS g;
            CREATE TABLE hidden AS SELECT * FROM good;
            INSERT INTO spatial_ref_sys VALUES (990001, 'X', 1, '', '+proj=longlat');
            CREATE TABLE strange (g geometry(Point, 990001)); INSERT INTO strange VALUES ('SRID=990001;POINT(1 1)');
            DELETE FROM spatial_ref_sys WHERE srid = 990001;
            CREATE VIEW broken AS SELECT 1 / 0 AS n, g FROM good;
            DROP ROLE IF EXISTS visitor; CREATE ROLE visitor LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO visitor; REVOKE ALL ON hidden FROM visitor
            """);
        await using var read = await ReadTable.OfAsync(database, user: "visitor");
        Assert.Equal(
            ["curved curved-geometry", "hidden forbidden", "hollow empty-layer", "mixed mixed-crs", "strange unsupported-crs",
                "swapped outside-coordinate-range", "unsaid missing-crs", "void empty-layer"],
            read.Inventory.Problems.Select(problem => $"{problem.Layer} {problem.Code}").Order(StringComparer.Ordinal));
        Assert.All(read.Inventory.Problems, problem => Assert.NotEqual(problem.MessageZh, problem.MessageEn));
        Assert.Equal(["1|1|Point 114 33"], await read.FeaturesAsync("good"));
    }

    [Fact]
    public async Task Tables_of_our_own_schema_belong_to_their_plans()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            $"""
            CREATE SCHEMA ecotiles;
            CREATE TABLE ecotiles.plan (fid int PRIMARY KEY, code text, title text, is_sample boolean, secrecy text);
            INSERT INTO ecotiles.plan VALUES (1, 'a', '甲县规划', true, '公开'), (2, 'b', '乙县规划', false, '内部');
            CREATE TABLE ecotiles.zone (fid bigint PRIMARY KEY, plan_id text, name text, geom geometry(Point, 4490));
            INSERT INTO ecotiles.zone VALUES (1, 'a', 'za', {Spot}), (2, 'b', 'zb', {Spot}), (3, 'c', 'zc', {Spot});
            COMMENT ON COLUMN ecotiles.zone.name IS '分区名称 / Name of the zone';
            CREATE TABLE own (g geometry(Point, 4490)); INSERT INTO own VALUES ({Spot})
            """);
        await using var read = await ReadTable.OfAsync(database);
        Assert.Equal(["a 甲县规划 True", "b 乙县规划 False", $"{database.Name.Replace('_', '-')} {database.Name} False"],
            read.Inventory.Plans.Select(plan => $"{plan.Id} {plan.Title} {plan.IsSample}"));
        Assert.Equal(["a/zone 1", "b/zone 1", $"{database.Name.Replace('_', '-')}/own 1"],
            read.Inventory.Datasets.Select(row => FormattableString.Invariant($"{row.Key} {row.FeatureCount}")));
        Assert.Equal("分区名称", read.Inventory.Datasets[0].Columns.Single(column => column.Name == "name").Description);
        Assert.Equal("unknown-plan", Assert.Single(read.Inventory.Problems).Code);
    }
}
