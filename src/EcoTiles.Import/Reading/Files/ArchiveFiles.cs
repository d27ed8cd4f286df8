using System.IO.Compression;
using System.Text;

namespace EcoTiles.Import.Reading.Files;

/// <summary>The files inside a .zip, read where they lie. Nothing is unpacked to disk.</summary>
static class ArchiveFiles
{
    const int MostEntries = 10_000;

    public static DataFiles Open(DataFile archive, ReadingOptions options)
    {
        if (archive.Length == 0) throw FileProblems.Empty(archive.Origin);
        using var stream = archive.OpenStream();
        using var zip = OpenArchive(stream, archive.Origin);
        var files = new List<DataFile>();
        var total = 0L;
        if (zip.Entries.Count > MostEntries) throw ArchiveProblems.TooManyEntries(archive.Origin, MostEntries);
        for (var i = 0; i < zip.Entries.Count; i++)
        {
            var entry = zip.Entries[i];
            var path = NameOf(entry);
            if (path.EndsWith('/') || IsResourceFork(path)) continue;
            Check(entry, path, archive.Origin);
            total += entry.Length;
            files.Add(FileOf(archive, i, path, entry));
        }
        if (total > options.MaxExpandedBytes) throw ArchiveProblems.TooLarge(archive.Origin, total, options.MaxExpandedBytes);
        if (total > options.MaxExpansionRatio * archive.Length)
            throw ArchiveProblems.Bomb(archive.Origin, total / archive.Length, options.MaxExpansionRatio);
        return new DataFiles(files);
    }

    static void Check(ZipArchiveEntry entry, string path, string archive)
    {
        if (path.Split('/').Contains("..") || Path.IsPathRooted(path) || path.Contains(':', StringComparison.Ordinal))
            throw ArchiveProblems.OutsidePath(archive, path);
        if (entry.IsEncrypted) throw ArchiveProblems.Encrypted(archive, path);
        if (Path.GetExtension(path).ToLowerInvariant() is ".zip" or ".rar" or ".7z" or ".gz")
            throw ArchiveProblems.Nested(archive, path);
    }

    /// <summary>What a Mac adds to an archive beside each file.</summary>
    static bool IsResourceFork(string path) =>
        path.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || Path.GetFileName(path).StartsWith("._", StringComparison.Ordinal);

    static DataFile FileOf(DataFile archive, int index, string path, ZipArchiveEntry entry)
    {
        var (length, checksum) = (entry.Length, entry.Crc32);
        return new DataFile(
            Path.GetFileName(path), Path.GetDirectoryName(path) ?? "", $"{archive.Origin} » {path}", length,
            () => OpenEntry(archive, index, path, length, checksum));
    }

    static CheckedStream OpenEntry(DataFile archive, int index, string path, long length, uint checksum)
    {
        var zip = OpenArchive(archive.OpenStream(), archive.Origin);
        try
        {
            return new CheckedStream(zip.Entries[index].Open(), length, checksum, zip, $"{archive.Origin} » {path}");
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            zip.Dispose();
            throw ArchiveProblems.Damaged(archive.Origin, failure);
        }
    }

    static ZipArchive OpenArchive(Stream stream, string origin)
    {
        try
        {
            // Latin-1 keeps the bytes of names that are not marked as UTF-8.
            var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false, Encoding.Latin1);
            _ = archive.Entries.Count; // reads the directory, which may be damaged
            return archive;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or ArgumentException)
        {
            stream.Dispose();
            throw ArchiveProblems.Damaged(origin, failure);
        }
    }

    /// <summary>Chinese archivers write names in GB18030, others in UTF-8 without saying so.</summary>
    static string NameOf(ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        if (name.All(letter => letter < 256))
        {
            var bytes = Encoding.Latin1.GetBytes(name);
            name = (ChineseText.IsValid(bytes, ChineseText.Utf8) ? ChineseText.Utf8 : ChineseText.Gb18030).GetString(bytes);
        }
        return name.Replace('\\', '/');
    }
}
