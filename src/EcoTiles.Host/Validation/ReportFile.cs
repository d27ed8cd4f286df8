using System.Text;

namespace EcoTiles.Host.Validation;

/// <summary>A report on its way to a file: written whole or not at all.</summary>
static class ReportFile
{
    public static void RefuseUnusable(string path)
    {
        if (Directory.Exists(path)) throw CannotCreate(new($"{path} 是文件夹", $"{path} is a folder"));
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw CannotCreate(new($"没有文件夹 {folder}", $"there is no folder {folder}"));
    }

    public static void Write(string path, Action<TextWriter> write)
    {
        var beside = path + ".part";
        try
        {
            using (var output = new StreamWriter(beside, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
                write(output);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            throw CannotCreate(new($"无法写入 {path}:{failure.Message}", $"cannot write {path}: {failure.Message}"));
        }
    }

    static VerbException CannotCreate(Notice notice) => new(ExitCode.CannotCreate, notice);
}
