using System.Buffers;
using EcoTiles.Canvases.Encoders;
using EcoTiles.Drawing;
using EcoTiles.Import.Samples;
using Microsoft.Data.Sqlite;

namespace EcoTiles.Host.Composition;

/// <summary>Makes a file of sample plans and shows how far it is.</summary>
static class SampleFile
{
    public static Task MakeAsync(SampleRequest request, TextWriter error, CancellationToken cancellationToken) =>
        ProgressDisplay.RunAsync(error, progress => Task.Run(
            () =>
            {
                Make(request, progress, cancellationToken);
                return request.OutputPath;
            },
            cancellationToken));

    static void Make(SampleRequest request, IProgress<StepProgress> progress, CancellationToken cancellationToken)
    {
        try
        {
            Probe(request.OutputPath);
            SamplePlans.Write(request with { Encode = Encode }, new SampleSteps(progress), cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new VerbException(ExitCode.CannotCreate, new(
                $"无法写入 {request.OutputPath}:{failure.Message}",
                $"cannot write {request.OutputPath}: {failure.Message}"));
        }
    }

    static byte[] Encode(uint[] pixels, int side, bool isPhotograph)
    {
        var file = new ArrayBufferWriter<byte>();
        ImageEncoder.Encode(pixels, side, side, new ImageEncoding(isPhotograph ? ImageFormat.Jpeg : ImageFormat.Png), file);
        return file.WrittenSpan.ToArray();
    }

    /// <summary>Says at once, and in the system's own words, when nothing can be written beside the file.</summary>
    static void Probe(string path)
    {
        using var probe = new FileStream(
            $"{path}.{Environment.ProcessId}.probe", FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
    }

    sealed class SampleSteps(IProgress<StepProgress> steps) : IProgress<SampleProgress>
    {
        public void Report(SampleProgress value) => steps.Report(new(value.Step, value.Done, value.Total));
    }
}
