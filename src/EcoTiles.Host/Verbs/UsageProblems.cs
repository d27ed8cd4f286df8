using System.CommandLine;
using EcoTiles.Catalogue;

namespace EcoTiles.Host.Verbs;

/// <summary>What is wrong with a command line, and which words were probably meant.</summary>
static class UsageProblems
{
    public static IReadOnlyList<Notice> Find(ParseResult parsed)
    {
        // Help and version answer whatever else stands on the line.
        if (parsed.Action is { ClearsParseErrors: true }) return [];
        var command = parsed.CommandResult.Command;
        var unknown = UnknownWords(parsed);
        if (unknown.Count > 0) return [.. unknown.Select(word => UnknownWord(word, command))];
        if (command.Subcommands.Count > 0 && command.Action is null) return [MissingVerb(command)];
        return [.. parsed.Errors.Select(error => new Notice($"参数有误:{error.Message}", error.Message))];
    }

    public static Notice HintAtHelp(ParseResult parsed)
    {
        var command = FullName(parsed.CommandResult.Command);
        return new($"用法与示例:{command} -h", $"usage and examples: {command} -h");
    }

    static List<string> UnknownWords(ParseResult parsed)
    {
        var unmatched = parsed.UnmatchedTokens.ToList();
        // After an unknown verb nothing can be known, so only its first word is named.
        if (unmatched.Count > 0 && !IsOption(unmatched[0])) return [unmatched[0]];
        // A mistyped option is taken for a value where values may follow.
        var swallowed = parsed.CommandResult.Children
            .SelectMany(child => child.Tokens)
            .Select(token => token.Value)
            .Where(IsOption);
        return [.. unmatched.Where(IsOption).Concat(swallowed)];
    }

    static bool IsOption(string word) => word.Length > 1 && word[0] == '-' && !char.IsAsciiDigit(word[1]);

    static Notice UnknownWord(string word, Command command)
    {
        var known = IsOption(word)
            ? command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)).Append("--help")
            : command.Subcommands.Select(verb => verb.Name);
        var (zh, en) = IsOption(word) ? ("选项", "option") : ("命令", "word");
        var typed = word.Split('=')[0];
        return NearestName.Of(typed, known) is { } meant
            ? new($"未知{zh}“{typed}”,是否想写“{meant}”?", $"unknown {en} '{typed}': did you mean '{meant}'?")
            : new($"未知{zh}“{typed}”", $"unknown {en} '{typed}'");
    }

    static Notice MissingVerb(Command command)
    {
        var verbs = string.Join(", ", command.Subcommands.Select(verb => verb.Name));
        return new($"缺少命令:{verbs}", $"a word is missing after '{FullName(command)}': {verbs}");
    }

    static string FullName(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? $"{FullName(parent)} {command.Name}"
            : command.Name;
}
