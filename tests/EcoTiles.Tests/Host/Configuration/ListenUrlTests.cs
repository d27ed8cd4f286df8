using EcoTiles.Host.Configuration;

namespace EcoTiles.Tests.Host.Configuration;

public sealed class ListenUrlTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", "127.0.0.1", 8080)]
    [InlineData("http://localhost", "localhost", 80)]
    [InlineData("http://*:0/", "*", 0)]
    [InlineData("HTTP://[::1]:65535", "[::1]", 65_535)]
    public void An_http_address_is_read(string text, string host, int port)
    {
        Assert.True(ListenUrl.TryParse(text, out var url));
        Assert.Equal(new ListenUrl(host, port), url);
    }

    [Theory]
    [InlineData("https://127.0.0.1:8080")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("http://:8080")]
    [InlineData("http://127.0.0.1:65536")]
    [InlineData("http://127.0.0.1:-1")]
    [InlineData("http://127.0.0.1:8080/path")]
    [InlineData("http://a b:8080")]
    public void Anything_else_is_refused(string text) => Assert.False(ListenUrl.TryParse(text, out _));

    [Fact]
    public void Another_port_leaves_the_hosts_as_they_are() =>
        Assert.Equal("http://0.0.0.0:9000;http://[::1]:9000", ListenUrl.WithPort("http://0.0.0.0:8080; http://[::1]", 9000));

    [Theory]
    [InlineData("http://*:8080", "http://127.0.0.1:8080")]
    [InlineData("http://[::]:8080", "http://127.0.0.1:8080")]
    [InlineData("http://maps.example:8080", "http://maps.example:8080")]
    public void An_address_for_everybody_can_be_opened_on_this_machine(string text, string reachable)
    {
        Assert.True(ListenUrl.TryParse(text, out var url));
        Assert.Equal(reachable, url.Reachable);
    }
}
