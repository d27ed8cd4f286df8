using System.CommandLine;
using EcoTiles.Host.Configuration;

namespace EcoTiles.Host.Verbs;

/// <summary><c>ecotiles config</c>: shows the settings that count, and finds what is wrong in them.</summary>
static class ConfigVerb
{
    public static Command Create()
    {
        var verb = new Command("config", "查看或检查配置 / Show or check the configuration") { CreateShow(), CreateCheck() };
        verb.WithExamples(
            ("every setting and where its value comes from", "ecotiles config show --origin"),
            ("the same for a program to read", "ecotiles config show --json"),
            ("check a file before it is put in place", "ecotiles config check --file appsettings.json"));
        return verb;
    }

    static Command CreateShow()
    {
        var verb = new Command("show", "每一项设置及其值 / Every setting and its value; secrets are masked");
        var origin = new Option<bool>("--origin") { Description = "Say where each value comes from" };
        var json = new Option<bool>("--json") { Description = "Write JSON" };
        var settings = new SettingArguments(verb);
        verb.Add(origin);
        verb.Add(json);
        verb.SetAction(parsed => Show(
            settings.LoadOrRefuse(parsed).Settings,
            parsed.GetValue(origin),
            parsed.GetValue(json),
            parsed.InvocationConfiguration.Output));
        return verb.WithExamples(
            ("every setting", "ecotiles config show"),
            ("where each value comes from", "ecotiles config show --origin"),
            ("what a start with these arguments would use", "PORT=9000 ecotiles config show --log-level Debug --origin --json"));
    }

    static Command CreateCheck()
    {
        var verb = new Command("check", "检查配置,一次列出所有错误 / Check the configuration, listing every mistake at once");
        var settings = new SettingArguments(verb);
        var json = new Option<bool>("--json") { Description = "Write JSON" };
        verb.Add(json);
        verb.SetAction(parsed => Check(
            settings.Load(parsed).Problems, parsed.GetValue(json), parsed.InvocationConfiguration));
        return verb.WithExamples(
            ("check what a start here would use", "ecotiles config check"),
            ("check a file before it is put in place", "ecotiles config check --file appsettings.json"),
            ("list the mistakes for a program to read", "ecotiles config check --file appsettings.json --json"));
    }

    static void Show(IReadOnlyList<EffectiveSetting> settings, bool withOrigin, bool asJson, TextWriter output)
    {
        if (asJson)
        {
            JsonOutput.Write(output, settings.ToDictionary(
                setting => setting.Setting.Key,
                setting => withOrigin ? (object)new { value = setting.Shown, origin = setting.Origin.ToString() } : setting.Shown));
            return;
        }
        var keyWidth = settings.Max(setting => setting.Setting.Key.Length);
        var valueWidth = settings.Max(setting => setting.Shown.Length);
        foreach (var setting in settings)
        {
            var line = $"{setting.Setting.Key.PadRight(keyWidth)} = {setting.Shown}";
            output.WriteLine(withOrigin ? $"{line.PadRight(keyWidth + 3 + valueWidth)}  # {setting.Origin}" : line.TrimEnd());
        }
    }

    static int Check(IReadOnlyList<ConfigurationProblem> problems, bool asJson, InvocationConfiguration console)
    {
        if (asJson)
        {
            JsonOutput.Write(console.Output, new
            {
                ok = problems.Count == 0,
                problems = problems.Select(problem => new
                {
                    origin = problem.Origin.ToString(), key = problem.Key, zh = problem.Notice.Zh, en = problem.Notice.En,
                }),
            });
        }
        foreach (var problem in problems) console.Error.WriteLine(problem);
        if (problems.Count == 0) new Notice("配置无误", "the configuration is right").WriteTo(console.Error);
        return SettingArguments.ExitCodeOf(problems);
    }
}
