namespace EcoTiles.Host;

/// <summary>A verb cannot do what was asked, for a reason its caller can act on.</summary>
sealed class VerbException(int exitCode, Notice notice) : Exception(notice.En)
{
    public int ExitCode { get; } = exitCode;

    public Notice Notice { get; } = notice;
}
