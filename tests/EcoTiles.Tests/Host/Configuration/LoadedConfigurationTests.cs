using System.Collections;
using EcoTiles.Host.Configuration;
using Microsoft.Extensions.Logging;

namespace EcoTiles.Tests.Host.Configuration;

public sealed class LoadedConfigurationTests
{
    [Fact]
    public void Every_default_is_a_value_that_would_be_allowed() => Assert.Empty(Setting.All
        .Where(setting => !SettingText.IsAllowed(setting, setting.DefaultText))
        .Select(setting => setting.Key));

    [Fact]
    public void Every_setting_says_what_it_is_for() =>
        Assert.Empty(Setting.All.Where(setting => setting.Description.Length == 0).Select(setting => setting.Key));

    [Fact]
    public void What_is_given_reaches_the_options()
    {
        var loaded = Load(
            ("ECOTILES__Server__AllowedHosts", "one.example; two.example"),
            ("ECOTILES__SERVER__HEADERTIMEOUT", "00:00:05"),
            ("ECOTILES__Snapshots__BudgetMegabytes", "16"),
            ("ECOTILES__Logging__Level", "warning"),
            ("DATABASE_URL", "postgres://db/plans"),
            ("PORT", "9000"));
        Assert.Empty(loaded.Problems);
        var options = loaded.ToOptions();
        Assert.Equal(["one.example", "two.example"], options.Server.AllowedHosts);
        Assert.Equal(TimeSpan.FromSeconds(5), options.Server.HeaderTimeout);
        Assert.Equal(16, options.Snapshots.BudgetMegabytes);
        Assert.Equal(LogLevel.Warning, options.Logging.Level);
        Assert.Equal("postgres://db/plans", options.Database.Url);
        Assert.Equal("http://127.0.0.1:9000", options.Server.Urls);
        Assert.Equal(new EcoTilesOptions().TileCache.KeepFor, options.TileCache.KeepFor);
    }

    [Fact]
    public void Our_own_variable_wins_over_the_common_one() => Assert.Equal(
        "postgres://ours/plans",
        Load(("DATABASE_URL", "postgres://common/plans"), ("ECOTILES__Database__Url", "postgres://ours/plans"))
            .ToOptions().Database.Url);

    [Theory]
    [InlineData("Snapshots__BudgetMegabytes", "-1")]
    [InlineData("Snapshots__BudgetMegabytes", "1e3")]
    [InlineData("Snapshots__BudgetMegabytes", "99999999999")]
    [InlineData("TileCache__KeepFor", "30")]
    [InlineData("TileCache__KeepFor", "30.00:00:01")]
    [InlineData("Logging__Level", "3")]
    [InlineData("Database__Url", "db")]
    [InlineData("Server__PublicUrl", "maps.example")]
    [InlineData("Server__Urls", "http://127.0.0.1:1;ftp://x")]
    [InlineData("Server__TrustedProxies", "10.0.0.0/8;proxy")]
    public void A_value_that_is_not_allowed_is_refused(string key, string text)
    {
        var problem = Assert.Single(Load(($"ECOTILES__{key}", text)).Problems);
        Assert.Equal($"environment ECOTILES__{key}", problem.Origin.ToString());
        Assert.Equal(key.Replace("__", ":", StringComparison.Ordinal), problem.Key);
    }

    [Fact]
    public void Tianditu_without_a_key_is_told_before_the_start()
    {
        var problem = Assert.Single(Load(("ECOTILES__Rasters__Sources", "base=tianditu:img_w")).Problems);
        Assert.Contains("Rasters:TiandituKey", problem.Notice.Zh, StringComparison.Ordinal);
        Assert.Empty(Load(("ECOTILES__Rasters__Sources", "base=tianditu:img_w"), ("ECOTILES__Rasters__TiandituKey", "secret")).Problems);
    }

    static LoadedConfiguration Load(params (string Name, string Value)[] variables)
    {
        var environment = new Hashtable();
        foreach (var (name, value) in variables) environment[name] = value;
        return LoadedConfiguration.Load(new(null, environment, [], null));
    }
}
