using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.GeoPackage;
using Microsoft.Data.Sqlite;

namespace EcoTiles.Tests.Sources;

public sealed class GeoPackageWriterTests : IDisposable
{
    static readonly DateTimeOffset Moment = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly GeoPackageTableDefinition Zones = new("zone", "分区",
        [new GeoPackageColumn("name", GeoPackageColumnType.Text, "分区名称") { Required = true },
            new GeoPackageColumn("level", GeoPackageColumnType.Integer, "级别")])
    {
        Geometry = GeoPackageGeometryType.MultiPolygon,
        IndexedColumns = ["name"],
    };

    static readonly GeoPackageTableDefinition Notes = new("note", "附注",
        [new GeoPackageColumn("text", GeoPackageColumnType.Text, "文字")]);

    readonly string _folder = Directory.CreateTempSubdirectory("ecotiles-writer-").FullName;

    [Fact]
    public void A_file_says_that_it_is_a_GeoPackage_1_3()
    {
        using var file = Written();

        Assert.Equal(0x47504B47L, Scalar(file, "PRAGMA application_id"));
        Assert.Equal(10300L, Scalar(file, "PRAGMA user_version"));
        Assert.Equal("ok", Scalar(file, "PRAGMA integrity_check"));
        Assert.Equal(4L, Scalar(file, "SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id IN (-1, 0, 4326, 4490)"));
    }

    [Fact]
    public void Tables_with_and_without_geometry_are_registered_under_their_titles()
    {
        using var file = Written();

        Assert.Equal("features",
            Scalar(file,
            "SELECT data_type FROM gpkg_contents WHERE table_name = 'zone' AND srs_id = 4490 AND min_x = 113 AND max_y = 34"));
        Assert.Equal("attributes",
            Scalar(file, "SELECT data_type FROM gpkg_contents WHERE table_name = 'note' AND description = '附注'"));
        Assert.Equal("MULTIPOLYGON",
            Scalar(file, "SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = 'zone'"));
        Assert.Equal("分区名称",
            Scalar(file, "SELECT title FROM gpkg_data_columns WHERE table_name = 'zone' AND column_name = 'name'"));
    }

    [Fact]
    public void The_geometry_has_a_header_with_the_box_and_little_endian_content()
    {
        using var file = Written();

        var blob = (byte[])Scalar(file, "SELECT geom FROM zone")!; // the column is filled

        Assert.Equal("GP"u8, blob.AsSpan(0, 2));
        Assert.Equal(3, blob[3]);
        Assert.Equal(4490, BitConverter.ToInt32(blob, 4));
        Assert.Equal(113.0, BitConverter.ToDouble(blob, 8));
        Assert.Equal(114.0, BitConverter.ToDouble(blob, 16));
        Assert.Equal("MULTIPOLYGON (((113 33, 114 33, 114 34, 113 33)))",
            new NetTopologySuite.IO.WKBReader().Read(blob[40..]).AsText());
    }

    [Fact]
    public void The_spatial_index_finds_a_row_by_its_box()
    {
        using var file = Written();

        Assert.Equal(1L,
            Scalar(file,
            "SELECT id FROM rtree_zone_geom WHERE minx <= 113.5 AND maxx >= 113.5 AND miny <= 33.5 AND maxy >= 33.5"));
        Assert.Equal(6L,
            Scalar(file, "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'zone'"));
        Assert.Equal("write-only",
            Scalar(file,
            "SELECT scope FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index' AND table_name = 'zone'"));
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes()
    {
        Write("a.gpkg");
        Write("b.gpkg");

        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "a.gpkg")),
            File.ReadAllBytes(Path.Combine(_folder, "b.gpkg")));
    }

    [Fact]
    public void A_row_with_too_few_values_is_refused()
    {
        using var writer = new GeoPackageWriter(Path.Combine(_folder, "few.gpkg"), Moment);
        var table = writer.CreateTable(Zones);

        Assert.Contains("2 columns", Assert.Throws<ArgumentException>(() => table.Add(Triangle(), 0, "一区")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_required_value_is_refused()
    {
        using var writer = new GeoPackageWriter(Path.Combine(_folder, "null.gpkg"), Moment);
        var table = writer.CreateTable(Zones);

        Assert.Contains("zone.name", Assert.Throws<IOException>(() => table.Add(Triangle(), 0, null, 1)).Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    SqliteConnection Written()
    {
        Write("zones.gpkg");
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "zones.gpkg")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }

    void Write(string name)
    {
        using var writer = new GeoPackageWriter(Path.Combine(_folder, name), Moment);
        writer.CreateTable(Zones).Add(Triangle(), 0, "一区", 1);
        writer.CreateTable(Notes).Add("示意图");
        writer.Finish(TestContext.Current.CancellationToken);
    }

    static ShapeBuffer Triangle()
    {
        var shapes = new ShapeBuffer();
        new double[] { 113, 33, 114, 33, 114, 34, 113, 33 }.CopyTo(shapes.AddPoints(4));
        shapes.EndRing();
        shapes.EndPart();
        shapes.EndShape(ShapeKind.Polygon);
        return shapes;
    }

    static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the tests' own statements
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
