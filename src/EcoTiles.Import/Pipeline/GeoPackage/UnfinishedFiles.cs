using System.Diagnostics;
using System.Globalization;

namespace EcoTiles.Import.Pipeline.GeoPackage;

/// <summary>Names of files in the making, beside the file that they are to become.</summary>
static class UnfinishedFiles
{
    const string Ending = ".importing";

    public static string NameFor(string path) => Path.Combine(
        FolderOf(path), string.Create(CultureInfo.InvariantCulture, $"{Prefix(path)}{Environment.ProcessId}{Ending}"));

    /// <summary>Removes what imports left that were ended before they were done.</summary>
    public static void Sweep(string path)
    {
        foreach (var file in Directory.EnumerateFiles(FolderOf(path), $"{Prefix(path)}*{Ending}*"))
        {
            var owner = Path.GetFileName(file)[Prefix(path).Length..].Split('.')[0];
            if (!int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var process)) continue;
            if (process == Environment.ProcessId || !IsAlive(process)) File.Delete(file);
        }
    }

    static string Prefix(string path) => $".{Path.GetFileName(path)}.";

    static string FolderOf(string path) => Path.GetDirectoryName(path) ?? ".";

    static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
