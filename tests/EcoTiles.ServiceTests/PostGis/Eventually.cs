using System.Diagnostics;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>Waits for what comes by itself.</summary>
static class Eventually
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task IsSoAsync(Func<Task<bool>> isSo, TimeSpan? longest = null)
    {
        var clock = Stopwatch.StartNew();
        while (!await IsSoNowAsync(isSo))
        {
            Assert.True(clock.Elapsed < (longest ?? TimeSpan.FromSeconds(30)), "it never came");
            await Task.Delay(20, Cancelled);
        }
    }

    /// <summary>A machine under load may take a slow database for one that is away.</summary>
    static async Task<bool> IsSoNowAsync(Func<Task<bool>> isSo)
    {
        try
        {
            return await isSo();
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
