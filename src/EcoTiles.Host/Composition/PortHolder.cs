using System.Globalization;

namespace EcoTiles.Host.Composition;

/// <summary>Names the process that listens on a port, as far as Linux lets us see it.</summary>
static class PortHolder
{
    const string Listening = "0A"; // TCP_LISTEN in the state column of /proc/net/tcp

    static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    public static string? Find(int port)
    {
        try
        {
            return Sockets(port) is { Count: > 0 } sockets ? Process(sockets) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Links such as <c>socket:[12345]</c> of the sockets that listen on the port.</summary>
    static HashSet<string> Sockets(int port)
    {
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return
        [
            .. from table in Tables.Where(File.Exists)
               from line in File.ReadLines(table).Skip(1)
               let columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               where columns[1].EndsWith(suffix, StringComparison.Ordinal) && columns[3] == Listening
               select $"socket:[{columns[9]}]",
        ];
    }

    static string? Process(HashSet<string> sockets)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            var id = Path.GetFileName(folder);
            if (!id.All(char.IsAsciiDigit) || !Holds(folder, sockets)) continue;
            return $"{File.ReadAllText(Path.Combine(folder, "comm")).Trim()} (PID {id})";
        }
        return null;
    }

    static bool Holds(string process, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(process, "fd"))
                .Any(descriptor => new FileInfo(descriptor).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false; // it ended meanwhile, or belongs to another user
        }
    }
}
