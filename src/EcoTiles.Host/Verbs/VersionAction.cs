using System.CommandLine;
using System.CommandLine.Invocation;

namespace EcoTiles.Host.Verbs;

/// <summary>Prints <c>ecotiles 0.1.0 (commit)</c>.</summary>
sealed class VersionAction : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ProgramVersion.Current);
        return ExitCode.Ok;
    }
}
