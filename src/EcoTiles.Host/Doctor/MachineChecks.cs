using System.Runtime.InteropServices;
using EcoTiles.Host.Configuration;

namespace EcoTiles.Host.Doctor;

/// <summary>Looks at the machine: runtime, memory and disk.</summary>
static class MachineChecks
{
    const long Mebibyte = 1 << 20;
    const long LeastFreeDisk = 1024 * Mebibyte;

    public static Finding Runtime() => Environment.Version.Major >= 10
        ? Finding.Ok("runtime", RuntimeInformation.FrameworkDescription)
        : new("runtime", FindingState.Missing,
            new($"{RuntimeInformation.FrameworkDescription} 太旧", $"{RuntimeInformation.FrameworkDescription} is too old"),
            new("请安装 .NET 10", "install .NET 10"));

    /// <summary>Snapshots must leave room for the rest of the program.</summary>
    public static Finding Memory(EcoTilesOptions options)
    {
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Mebibyte;
        var wanted = options.Snapshots.BudgetMegabytes + options.TileCache.Megabytes;
        var found = new Notice(
            $"可用 {available} MiB,快照与瓦片缓存最多占 {wanted} MiB",
            $"{available} MiB to use, of which snapshots and cached tiles may take {wanted} MiB");
        return wanted < available * 3 / 4
            ? new("memory", FindingState.Ok, found)
            : new("memory", FindingState.Notice, found, new(
                "调小 Snapshots:BudgetMegabytes 或 TileCache:Megabytes",
                "lower Snapshots:BudgetMegabytes or TileCache:Megabytes"));
    }

    public static Finding Disk(EcoTilesOptions options)
    {
        var folder = ExistingParent(Path.GetFullPath(options.Data));
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var found = new Notice($"{folder} 剩余 {free / Mebibyte} MiB", $"{free / Mebibyte} MiB free at {folder}");
        return free >= LeastFreeDisk
            ? new("disk", FindingState.Ok, found)
            : new("disk", FindingState.Notice, found, new("清理磁盘,或用 --data 换一个文件夹", "free some disk, or name another folder with --data"));
    }

    static string ExistingParent(string path) =>
        Directory.Exists(path) || Path.GetDirectoryName(path) is not { } parent ? path : ExistingParent(parent);
}
