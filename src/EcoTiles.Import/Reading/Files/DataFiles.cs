namespace EcoTiles.Import.Reading.Files;

/// <summary>
/// The files that were found together: one named by the caller and its neighbours, a folder's, or an archive's.
/// </summary>
sealed class DataFiles(IReadOnlyList<DataFile> all)
{
    const int DeepestFolder = 8;

    readonly ILookup<(string Folder, string Stem), DataFile> _byStem = all.ToLookup(file => (file.Folder, Key(file.Stem)));

    public IReadOnlyList<DataFile> All { get; } = all;

    /// <summary>A file of the same folder and name with another ending, in whatever case either is written.</summary>
    public DataFile? Companion(DataFile file, string ending) =>
        _byStem[(file.Folder, Key(file.Stem))].FirstOrDefault(other => other.Ending == ending);

    /// <summary>A file with those beside it that have its name.</summary>
    public static DataFiles Beside(DataFile file) => new(
    [
        .. Directory.EnumerateFiles(file.Folder)
            .Where(path => Key(Path.GetFileNameWithoutExtension(path)) == Key(file.Stem)).Select(DataFile.OnDisk),
    ]);

    /// <summary>All files of a folder and those below it; hidden ones and links to elsewhere are left alone.</summary>
    public static DataFiles InFolder(string folder)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            MaxRecursionDepth = DeepestFolder,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        var paths = Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal);
        return new DataFiles([.. paths.Select(DataFile.OnDisk)]);
    }

    static string Key(string stem) => stem.ToUpperInvariant();
}
