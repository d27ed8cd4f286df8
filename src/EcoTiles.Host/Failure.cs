using EcoTiles.Canvases;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Sources;

namespace EcoTiles.Host;

/// <summary>Turns what stopped a verb into words and an exit code.</summary>
static class Failure
{
    public static int Report(Exception failure, TextWriter error)
    {
        var (code, notice) = failure switch
        {
            VerbException known => (known.ExitCode, known.Notice),
            StoreException store => (ExitCode.BadData, new Notice(store.MessageZh, store.MessageEn)),
            CatalogueException authored => (ExitCode.BadConfiguration, AuthoredProblems(authored)),
            CanvasException missing => (ExitCode.Unavailable, new Notice(missing.MessageZh, missing.MessageEn)),
            OperationCanceledException => (ExitCode.InternalError, new Notice("已中止", "stopped before it was done")),
            _ => (ExitCode.InternalError, InternalError(failure)),
        };
        notice.WriteTo(error);
        return code;
    }

    static Notice AuthoredProblems(CatalogueException failure) => new(
        string.Join("\n  ", failure.Problems.Select(problem => $"{problem.File}: {problem.Path}: {problem.MessageZh}")),
        string.Join("\n  ", failure.Problems.Select(problem => $"{problem.File}: {problem.Path}: {problem.MessageEn}")));

    static Notice InternalError(Exception failure) =>
        new("内部错误,请附下列信息报告", $"internal error, please report it with these lines\n{failure}");
}
