using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace EcoTiles.Host.Verbs;

/// <summary>Help that ends with commands a person can copy.</summary>
sealed class ExamplesHelp(HelpAction plain) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        plain.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = VerbExamples.Of(parseResult.CommandResult.Command);
        if (examples.Count == 0) return ExitCode.Ok;
        output.WriteLine("Examples:");
        foreach (var (purpose, line) in examples)
        {
            output.WriteLine($"  # {purpose}");
            output.WriteLine($"  {line}");
        }
        output.WriteLine();
        return ExitCode.Ok;
    }
}

/// <summary>The examples that belong to a verb.</summary>
static class VerbExamples
{
    static readonly ConditionalWeakTable<Command, IReadOnlyList<(string Purpose, string Line)>> OfCommand = [];

    public static IReadOnlyList<(string Purpose, string Line)> Of(Command command) =>
        OfCommand.TryGetValue(command, out var examples) ? examples : [];

    public static Command WithExamples(this Command command, params IReadOnlyList<(string Purpose, string Line)> examples)
    {
        OfCommand.Add(command, examples);
        return command;
    }
}
