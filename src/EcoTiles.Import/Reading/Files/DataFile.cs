namespace EcoTiles.Import.Reading.Files;

/// <summary>A file that can be read from its start more than once: on disk, or inside an archive.</summary>
/// <param name="Name">File name with its ending, without folder.</param>
/// <param name="Folder">The folder it lies in, within the disk or the archive.</param>
/// <param name="Origin">What people are told it is called.</param>
/// <param name="OpenStream">Opens it; in an archive the stream runs forwards only.</param>
sealed record DataFile(string Name, string Folder, string Origin, long Length, Func<Stream> OpenStream)
{
    /// <summary>Where it lies on disk, or null for a file in an archive.</summary>
    public string? DiskPath { get; init; }

    public string Stem => Path.GetFileNameWithoutExtension(Name);

    /// <summary>The ending in small letters, with its dot.</summary>
    public string Ending => Path.GetExtension(Name).ToLowerInvariant();

    public static DataFile OnDisk(string path)
    {
        path = Path.GetFullPath(path);
        var info = new FileInfo(path);
        if (!info.Exists) throw FileProblems.Missing(path);
        return new DataFile(info.Name, info.DirectoryName ?? "", path, info.Length, () => Read(path)) { DiskPath = path };
    }

    /// <summary>Reads a small file whole, or only its first bytes.</summary>
    public byte[] ReadStart(int mostBytes)
    {
        try
        {
            using var stream = OpenStream();
            var bytes = new byte[(int)Math.Min(Length, mostBytes)];
            var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return bytes[..count];
        }
        catch (IOException failure)
        {
            throw FileProblems.Unreadable(Origin, failure);
        }
    }

    static FileStream Read(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (UnauthorizedAccessException)
        {
            throw FileProblems.Forbidden(path);
        }
        catch (IOException failure)
        {
            throw FileProblems.Unreadable(path, failure);
        }
    }
}
