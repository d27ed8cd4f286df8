using System.Runtime.CompilerServices;
using EcoTiles.Host.Composition;
using EcoTiles.Host.Configuration;

namespace EcoTiles.Host.Doctor;

/// <summary>Everything that is looked at, in the order in which it is mended.</summary>
static class Examination
{
    const int RedisPort = 6379;

    public static async IAsyncEnumerable<Finding> RunAsync(
        EcoTilesOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return MachineChecks.Runtime();
        yield return StoreChecks.Sqlite();
        yield return MachineChecks.Memory(options);
        yield return MachineChecks.Disk(options);
        foreach (var port in ServiceChecks.Ports(options)) yield return port;
        foreach (var finding in DrawingChecks.All(options.Fonts)) yield return finding;
        yield return AuthoredChecks.Catalogue(options.Styles);
        yield return ServiceChecks.Folder("viewer", options.Viewer, FindingState.Notice,
            new("在 src/viewer 运行 npm run build;没有它服务照常", "run npm run build in src/viewer; the service works without it"));
        using var rasters = new RasterChecks(options);
        await foreach (var finding in rasters.SettingsAsync(cancellationToken)) yield return finding;
        if (options.Redis.Url is { } redis)
        {
            yield return await ServiceChecks.ReachAsync("redis", redis, RedisPort, cancellationToken);
        }
        foreach (var path in StoreFiles.Of(options))
        {
            if (StoreFiles.IsDatabase(options, path))
            {
                var reading = PlanStores.ReadingOf(options.Database);
                await foreach (var finding in StoreChecks.DatabaseAsync(path, reading, rasters, cancellationToken)) yield return finding;
                continue;
            }
            if (!File.Exists(path))
            {
                yield return options.Stores.Count == 0
                    ? new("store", FindingState.Notice,
                        new($"还没有 {path}", $"there is no {path} yet"),
                        new("ecotiles serve 会生成示例规划", "ecotiles serve makes sample plans"))
                    : new("store", FindingState.Missing, new($"没有文件 {path}", $"there is no file {path}"));
                continue;
            }
            await foreach (var finding in StoreChecks.StoreAsync(path, rasters, cancellationToken)) yield return finding;
        }
    }
}
