using System.CommandLine;
using System.CommandLine.Help;

namespace EcoTiles.Host.Verbs;

/// <summary>The program as a whole: its verbs, <c>-h</c> and <c>--version</c>.</summary>
static class RootVerb
{
    public static RootCommand Create()
    {
        var root = new RootCommand("地图瓦片服务:国土空间生态修复规划 / Map tiles for territorial ecological restoration plans")
        {
            ServeVerb.Create(),
            SampleVerb.Create(),
            ConfigVerb.Create(),
            DoctorVerb.Create(),
            ValidateVerb.Create(),
            MigrateVerb.Create(),
            ImportVerb.Create(),
        };
        root.WithExamples(
            ("make sample plans and serve them", "ecotiles serve"),
            ("serve your own GeoPackage", "ecotiles serve plan.gpkg"),
            ("see what is wrong on this machine", "ecotiles doctor"));
        foreach (var option in root.Options)
        {
            if (option is VersionOption version) version.Action = new VersionAction();
            if (option is HelpOption { Action: HelpAction plain } help) help.Action = new ExamplesHelp(plain);
        }
        return root;
    }
}
