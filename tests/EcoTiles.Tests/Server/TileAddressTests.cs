using EcoTiles.Geometry.Grids;
using EcoTiles.Server.Tiles;

namespace EcoTiles.Tests.Server;

public sealed class TileAddressTests
{
    [Theory]
    [InlineData("xiping/zone/0/0/0", "zone", 0, 0, 0)]
    [InlineData("xiping/zone/9/418/204.mvt", "zone", 9, 418, 204)]
    [InlineData("xiping/outcome/layout/22/4194303/4194303.pbf", "outcome/layout", 22, 4194303, 4194303)]
    [InlineData("xiping/zone,key_area/1/1/1.mvt", "zone,key_area", 1, 1, 1)]
    [InlineData("xiping/生态/1/1/1", "生态", 1, 1, 1)]
    public void A_tile_address_is_taken_apart(string path, string map, int zoom, int column, int row)
    {
        Assert.Equal(TileAddressKind.Tile, TileAddress.Parse(path, out var address));
        Assert.Equal("xiping", address.Plan.ToString());
        Assert.Equal(map, address.Map.ToString());
        Assert.Equal(new TileId(zoom, column, row), address.Tile);
    }

    [Theory]
    [InlineData("xiping/zone/CGCS2000Quad/10/836/160.png", "zone", 10, 836, 160)]
    [InlineData("xiping/outcome/layout/CGCS2000Quad/10/836/160@2x.png", "outcome/layout", 10, 836, 160)]
    [InlineData("xiping/outcome/layout/WorldCRS84Quad/9/836/160.mvt", "outcome/layout", 10, 836, 160)]
    public void A_tile_of_degrees_is_one_of_their_grid(string path, string map, int zoom, int column, int row)
    {
        Assert.Equal(TileAddressKind.Tile, TileAddress.Parse(path, out var address));
        Assert.Equal(map, address.Map.ToString());
        Assert.Equal(new TileId(zoom, column, row), address.Tile);
        Assert.Same(PlaneGrid.Degrees, address.Form.Grid);
    }

    [Theory]
    [InlineData("xiping/zone/CGCS2000Quad/0/0/0.png", TileAddressKind.OutsideGrid)]
    [InlineData("xiping/zone/CGCS2000Quad/1/0/1.png", TileAddressKind.OutsideGrid)]
    [InlineData("xiping/outcome/layout/Nothing/1/0/0.png", TileAddressKind.Malformed)]
    [InlineData("xiping/a/outcome/layout/CGCS2000Quad/1/0/0.png", TileAddressKind.Malformed)]
    public void Other_tiles_of_degrees_there_are_none(string path, TileAddressKind kind) => Assert.Equal(kind, TileAddress.Parse(path, out _));

    [Fact]
    public void The_grid_of_the_web_may_be_named()
    {
        Assert.Equal(TileAddressKind.Tile, TileAddress.Parse("xiping/zone/WebMercatorQuad/9/418/204.png", out var named));
        Assert.Equal(TileAddressKind.Tile, TileAddress.Parse("xiping/zone/9/418/204.png", out var plain));
        Assert.Equal((plain.Tile, plain.Form), (named.Tile, named.Form)); // one tile in the cache
    }

    [Theory]
    [InlineData("xiping/zone", "zone")]
    [InlineData("xiping/zone.json", "zone")]
    [InlineData("xiping/zone/tilejson.json", "zone")]
    [InlineData("xiping/outcome/layout", "outcome/layout")]
    [InlineData("xiping/outcome/layout.json", "outcome/layout")]
    [InlineData("xiping/outcome/layout/tilejson.json", "outcome/layout")]
    public void A_map_address_asks_for_its_description(string path, string map)
    {
        Assert.Equal(TileAddressKind.TileJson, TileAddress.Parse(path, out var address));
        Assert.Equal(map, address.Map.ToString());
    }

    [Theory]
    [InlineData("xiping/zone/23/0/0")]
    [InlineData("xiping/zone/0/1/0")]
    [InlineData("xiping/zone/0/0/1")]
    [InlineData("xiping/zone/22/4194304/0")]
    [InlineData("xiping/zone/999999999/0/0")]
    public void A_place_that_the_grid_does_not_have_is_outside(string path) =>
        Assert.Equal(TileAddressKind.OutsideGrid, TileAddress.Parse(path, out _));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("xiping")]
    [InlineData("xiping/")]
    [InlineData("/zone")]
    [InlineData("xiping//0/0/0")]
    [InlineData("xiping/zone/0/0/0/")]
    [InlineData("xiping/zone/0/0")]
    [InlineData("xiping/outcome/layout/0/0")]
    [InlineData("xiping/a/b/c/0/0/0")]
    [InlineData("xiping/zone/-1/0/0")]
    [InlineData("xiping/zone/+1/0/0")]
    [InlineData("xiping/zone/ 1/0/0")]
    [InlineData("xiping/zone/1 /0/0")]
    [InlineData("xiping/zone/01/0/0")]
    [InlineData("xiping/zone/1.0/0/0")]
    [InlineData("xiping/zone/1e0/0/0")]
    [InlineData("xiping/zone/0x1/0/0")]
    [InlineData("xiping/zone/１/0/0")]
    [InlineData("xiping/zone/a/b/c")]
    [InlineData("xiping/zone/NaN/0/0")]
    [InlineData("xiping/zone/1000000000/0/0")]
    [InlineData("xiping/zone/99999999999999999999/0/0")]
    [InlineData("xiping/zone/0/0/0.gif")]
    [InlineData("xiping/zone/0/0/0.MVT")]
    [InlineData("xiping/zone/0/0/0.mvt.mvt")]
    [InlineData("xiping/zone/0/0/.mvt")]
    [InlineData("xiping/.json")]
    public void Anything_else_is_malformed(string path) =>
        Assert.Equal(TileAddressKind.Malformed, TileAddress.Parse(path, out _));

    [Fact]
    public void Random_text_never_throws_and_is_a_tile_only_when_it_reads_back_the_same()
    {
        var random = new Random(20261120);
        const string letters = "xz/0129.-+ mvtpbfjson%,生\u0000\ud800";
        for (var round = 0; round < 200_000; round++)
        {
            var text = new char[random.Next(40)];
            for (var i = 0; i < text.Length; i++) text[i] = letters[random.Next(letters.Length)];
            if (TileAddress.Parse(text, out var address) != TileAddressKind.Tile) continue;
            var written = $"{address.Plan}/{address.Map}/{address.Tile}";
            Assert.Contains(new string(text), (string[])[written, written + ".mvt", written + ".pbf"]);
            Assert.True(WebMercatorQuad.Instance.Contains(address.Tile));
        }
    }

    [Fact]
    public void One_wrong_letter_in_a_number_is_refused()
    {
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var path = $"p/m/{random.Next(10, 20)}/{random.Next(10, 999)}/{random.Next(10, 999)}".ToCharArray();
            var at = random.Next(4, path.Length);
            var wrong = (char)random.Next(1, 0x3000);
            if (path[at] == '/' || wrong == '/' || char.IsAsciiDigit(wrong)) continue;
            path[at] = wrong;
            Assert.Equal(TileAddressKind.Malformed, TileAddress.Parse(path, out _));
        }
    }
}
