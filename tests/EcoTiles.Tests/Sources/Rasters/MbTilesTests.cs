using EcoTiles.Geometry.Grids;
using EcoTiles.Sources;
using EcoTiles.Sources.GeoPackage;
using EcoTiles.Sources.Rasters;
using Microsoft.Data.Sqlite;

namespace EcoTiles.Tests.Sources.Rasters;

public sealed class MbTilesTests : IDisposable
{
    /// <summary>The head of a PNG file of 512 by 512 pixels; nothing reads further.</summary>
    static readonly byte[] Image =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 2, 0, 0, 0, 2, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0];

    readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.mbtiles");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task Rows_are_counted_from_the_south_in_the_file_and_from_the_north_when_asked_for()
    {
        Write("INSERT INTO tiles VALUES (3, 6, 4, $image)");
        using var tiles = MbTilesSource.Open(_path);
        Assert.Equal(Image, await tiles.GetAsync(new TileId(3, 6, 3), TestContext.Current.CancellationToken));
        Assert.Null(await tiles.GetAsync(new TileId(3, 6, 4), TestContext.Current.CancellationToken));
        Assert.Null(await tiles.GetAsync(new TileId(9, 6, 4), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_the_file_does_not_say_is_found_in_its_tiles()
    {
        Write("INSERT INTO tiles VALUES (3, 6, 4, $image), (5, 25, 20, $image); INSERT INTO metadata VALUES ('bounds', '113,33,114,34'), ('attribution', '测绘局')");
        using var tiles = MbTilesSource.Open(_path);
        Assert.Equal((3, 5, 512), (tiles.Facts.MinZoom, tiles.Facts.MaxZoom, tiles.Facts.TilePixels));
        Assert.Equal(("image/png", "测绘局"), (tiles.Facts.MediaType, tiles.Facts.Attribution));
        Assert.Equal((113, 34), (tiles.Facts.Bounds.MinX, tiles.Facts.Bounds.MaxY));
    }

    [Theory]
    [InlineData("SELECT 1")]
    [InlineData("INSERT INTO tiles VALUES (3, 6, 4, $image); INSERT INTO metadata VALUES ('format', 'pbf')")]
    [InlineData("DROP TABLE tiles")]
    public void A_file_without_images_is_refused_in_words(string sql)
    {
        Write(sql);
        Assert.Contains(Path.GetFileName(_path), Assert.Throws<StoreException>(() => MbTilesSource.Open(_path)).MessageEn, StringComparison.Ordinal);
    }

    void Write(string sql)
    {
        SystemSqlite.Load();
        using var connection = new SqliteConnection($"Data Source={_path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a table of the test's own file
        command.CommandText = $"""
            CREATE TABLE metadata (name TEXT, value TEXT);
            CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
            {sql}
            """;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$image", Image);
        command.ExecuteNonQuery();
    }
}
