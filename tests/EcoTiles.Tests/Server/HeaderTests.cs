using EcoTiles.Server.Tiles;
using Microsoft.Extensions.Primitives;

namespace EcoTiles.Tests.Server;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("\"a\"", true)]
    [InlineData("W/\"a\"", true)]
    [InlineData("*", true)]
    [InlineData(" * ", true)]
    [InlineData("\"b\", \"a\"", true)]
    [InlineData("\"b\",W/\"a\"", true)]
    [InlineData("\"b,\",\"a\"", true)]
    [InlineData("\"x\"\t,  \"a\"", true)]
    [InlineData("\"b\"", false)]
    [InlineData("a", false)]
    [InlineData("\"a", false)]
    [InlineData("\"ab\"", false)]
    [InlineData("\"b,\"a\"", false)]
    [InlineData("w/\"a\"", false)]
    [InlineData("W/", false)]
    [InlineData(",", false)]
    [InlineData("", false)]
    public void If_none_match_is_read_as_the_rfc_says(string header, bool matches) =>
        Assert.Equal(matches, EntityTags.Match(header, "\"a\""));

    [Fact]
    public void If_none_match_may_come_in_several_headers() =>
        Assert.True(EntityTags.Match(new StringValues(["\"b\"", "\"a\""]), "\"a\""));

    [Fact]
    public void Random_tags_never_throw()
    {
        var random = new Random(3);
        const string letters = "\"W/,* a";
        for (var round = 0; round < 100_000; round++)
        {
            var text = new char[random.Next(12)];
            for (var i = 0; i < text.Length; i++) text[i] = letters[random.Next(letters.Length)];
            EntityTags.Match(new string(text), "\"a\"");
            AcceptedEncodings.AllowGzip(new string(text));
        }
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("GZIP", true)]
    [InlineData("br, gzip;q=0.5", true)]
    [InlineData("*", true)]
    [InlineData("gzip;q=0, *", false)]
    [InlineData("*, gzip;q=0.000", false)]
    [InlineData("gzip; q=0", false)]
    [InlineData("br", false)]
    [InlineData("identity", false)]
    [InlineData("", false)]
    public void Gzip_is_sent_to_those_who_take_it(string header, bool allowed) =>
        Assert.Equal(allowed, AcceptedEncodings.AllowGzip(header));

    [Fact]
    public void A_client_that_does_not_say_gets_plain_bytes() =>
        Assert.False(AcceptedEncodings.AllowGzip(StringValues.Empty));
}
