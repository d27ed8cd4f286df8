using System.CommandLine;
using EcoTiles.Catalogue;
using EcoTiles.Host.Composition;
using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples;

namespace EcoTiles.Host.Verbs;

/// <summary><c>ecotiles sample</c>: makes plans to try things with.</summary>
static class SampleVerb
{
    static readonly Dictionary<string, SampleSize> Sizes = new()
    {
        ["10k"] = SampleSize.Size10k,
        ["100k"] = SampleSize.Size100k,
        ["1m"] = SampleSize.Size1m,
    };

    public static Command Create()
    {
        var verb = new Command("sample", "生成示例规划 / Make a GeoPackage with sample plans");
        var output = new Option<string>("--output", "-o") { Description = "File to make", HelpName = "FILE", Required = true };
        var size = new Option<string>("--size") { Description = "Instead, make one plan with that many land-use parcels, to test speed" };
        size.AcceptOnlyFromAmong([.. Sizes.Keys]);
        var seed = new Option<int?>("--seed") { Description = "Same seed, same file", HelpName = "N" };
        var plans = new Option<string[]>("--plan")
        {
            Description = $"Only these of {string.Join(", ", PlanFactsReader.Plans)}",
            HelpName = "PLAN",
            AllowMultipleArgumentsPerToken = true,
        };
        var force = new Option<bool>("--force") { Description = "Replace the file when it is there" };
        var json = new Option<bool>("--json") { Description = "Write JSON" };
        foreach (var option in new Option[] { output, size, seed, plans, force, json }) verb.Add(option);
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(output));
            var request = new SampleRequest(path);
            if (parsed.GetValue(seed) is { } number) request = request with { Seed = number };
            if (parsed.GetValue(size) is { } name) request = request with { StressSize = Sizes[name] };
            if (parsed.GetValue(plans) is { Length: > 0 } chosen) request = request with { Plans = chosen };
            RefuseUnknownPlans(request);
            RefuseToReplace(path, parsed.GetValue(force));
            await SampleFile.MakeAsync(request, parsed.InvocationConfiguration.Error, cancellationToken);
            Write(path, parsed.GetValue(json), parsed.InvocationConfiguration.Output);
        });
        return verb.WithExamples(
            ("the sample plans", "ecotiles sample -o plans.gpkg"),
            ("one plan, over an older file", "ecotiles sample -o xiping.gpkg --plan xiping --force"),
            ("a million polygons to test speed with", "ecotiles sample -o million.gpkg --size 1m --seed 7 --json"));
    }

    static void RefuseUnknownPlans(SampleRequest request)
    {
        if (request is { StressSize: not null, Plans: not null })
        {
            throw new VerbException(ExitCode.Usage, new("--size 与 --plan 不能同用", "--size and --plan do not go together"));
        }
        if (request.Plans?.FirstOrDefault(plan => !PlanFactsReader.Plans.Contains(plan)) is not { } unknown) return;
        throw new VerbException(ExitCode.Usage, NearestName.Of(unknown, PlanFactsReader.Plans) is { } meant
            ? new($"没有规划“{unknown}”,是否想写“{meant}”?", $"no plan '{unknown}': did you mean '{meant}'?")
            : new($"没有规划“{unknown}”", $"no plan '{unknown}'"));
    }

    static void RefuseToReplace(string path, bool force)
    {
        if (Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder))
        {
            throw new VerbException(ExitCode.CannotCreate, new($"没有文件夹 {folder}", $"there is no folder {folder}"));
        }
        if (Directory.Exists(path))
        {
            throw new VerbException(ExitCode.CannotCreate, new($"{path} 是文件夹", $"{path} is a folder"));
        }
        if (File.Exists(path) && !force)
        {
            throw new VerbException(ExitCode.CannotCreate, new(
                $"{path} 已存在,加 --force 可覆盖", $"{path} exists, add --force to replace it"));
        }
    }

    static void Write(string path, bool asJson, TextWriter output)
    {
        if (asJson) JsonOutput.Write(output, new { path, bytes = new FileInfo(path).Length });
        else output.WriteLine(path);
    }
}
