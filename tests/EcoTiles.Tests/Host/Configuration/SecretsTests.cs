using EcoTiles.Host.Configuration;

namespace EcoTiles.Tests.Host.Configuration;

public sealed class SecretsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("postgres://eco@db/plans", "postgres://eco@db/plans")]
    [InlineData("postgres://eco:hush@db/plans", "postgres://eco:****@db/plans")]
    [InlineData("postgres://eco:hu:s@h@db/plans?sslmode=require", "postgres://eco:****@db/plans?sslmode=require")]
    [InlineData("postgres://db/plans?user=eco&password=hush", "postgres://db/plans?user=eco&password=****")]
    [InlineData("redis://:hush@cache", "redis://:****@cache")]
    [InlineData("Host=db;Password=hush;Database=plans", "Host=db;Password=****;Database=plans")]
    [InlineData("hush", "****")]
    public void Passwords_are_hidden_and_the_rest_stays_readable(string text, string shown) =>
        Assert.Equal(shown, Secrets.Mask(text));
}
