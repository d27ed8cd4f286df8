using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace EcoTiles.Server.Viewing;

/// <summary>A file of the viewer, ready to be sent; packed when somebody first asks for that.</summary>
public sealed record ViewerFile(byte[] Plain, Lazy<byte[]?> Packed, string MediaType, string ETag, bool IsHashed)
{
    public byte[]? Gzip => Packed.Value;
}

/// <summary>The built viewer in memory, so that no request ever names a path on disk.</summary>
public sealed class ViewerFiles(ServerOptions options)
{
    const string Index = "index.html";
    const int WorthPacking = 1024;

    readonly Lock _reading = new();
    volatile Build? _build;

    /// <summary>The first page, or null when the viewer is not built.</summary>
    public ViewerFile? FindIndex() => Current()?.Files.GetValueOrDefault(Index);

    /// <summary>Finds a file by its path below the viewer's folder, written with slashes.</summary>
    public ViewerFile? Find(string path) => (_build ?? Current())?.Files.GetValueOrDefault(path);

    /// <summary>Reads the folder again when its first page is newer: the viewer was built anew.</summary>
    Build? Current()
    {
        if (options.ViewerFolder is not { } folder) return null;
        var index = new FileInfo(Path.Combine(folder, Index));
        if (!index.Exists) return null;
        if (_build is { } build && build.Made == index.LastWriteTimeUtc) return build;
        lock (_reading)
        {
            if (_build?.Made != index.LastWriteTimeUtc) _build = new Build(index.LastWriteTimeUtc, Read(folder));
            return _build;
        }
    }

    static FrozenDictionary<string, ViewerFile> Read(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToFrozenDictionary(
            file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'),
            file => ReadFile(file),
            StringComparer.Ordinal);

    static ViewerFile ReadFile(string file)
    {
        var plain = File.ReadAllBytes(file);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 12))}\"";
        // Vite puts files whose names carry a hash of their content into assets.
        var hashed = Path.GetFileName(Path.GetDirectoryName(file)) == "assets";
        return new ViewerFile(plain, new(() => Pack(plain)), MediaType(Path.GetExtension(file)), tag, hashed);
    }

    static byte[]? Pack(byte[] plain)
    {
        if (plain.Length < WorthPacking) return null;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(plain);
        var bytes = packed.ToArray();
        return bytes.Length < plain.Length * 9 / 10 ? bytes : null;
    }

    static string MediaType(string extension) => extension switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" => "application/json",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ttf" => "font/ttf",
        _ => "application/octet-stream",
    };

    sealed record Build(DateTime Made, FrozenDictionary<string, ViewerFile> Files);
}
