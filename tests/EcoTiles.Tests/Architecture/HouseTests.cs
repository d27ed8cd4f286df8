using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EcoTiles.Tests.Architecture;

public sealed partial class HouseTests
{
    static readonly string Root = FindRoot();

    /// <summary>The picture in ARCHITECTURE.md: each project, and what its arrows point at.</summary>
    static readonly Dictionary<string, string[]> Diagram = new()
    {
        ["Geometry"] = [],
        ["Catalogue"] = ["Geometry"],
        ["Sources"] = ["Catalogue"],
        ["Drawing"] = ["Catalogue"],
        ["Canvases"] = ["Drawing"],
        ["Rendering"] = ["Drawing", "Sources"],
        ["Printing"] = ["Rendering"],
        ["Import"] = ["Sources"],
        ["Server"] = ["Printing"],
        ["Host"] = ["Canvases", "Import", "Server"],
    };

    public static TheoryData<string> Projects => [.. Diagram.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_what_the_diagram_lets_it_use(string project) =>
        Assert.Equal(Diagram[project], References($"EcoTiles.{project}"));

    [Fact]
    public void Every_project_stands_in_the_diagram() =>
        Assert.Equal(
            Diagram.Keys.Order(),
            Directory.GetDirectories(Path.Combine(Root, "src"), "EcoTiles.*").Select(ShortName).Order());

    [Theory]
    [InlineData("src/ARCHITECTURE.md")]
    [InlineData("README.md")]
    public void Every_path_that_a_document_names_exists(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, document))!; // a file in the checkout has a folder
        var missing = Link().Matches(File.ReadAllText(Path.Combine(Root, document)))
            .Select(link => link.Groups[1].Value)
            .Where(path => !path.Contains("://", StringComparison.Ordinal) && !path.StartsWith('#'))
            .Where(path => !Path.Exists(Path.Combine(folder, path)));
        Assert.Empty(missing);
    }

    [Fact]
    public void The_tile_s_way_has_a_link_for_each_step()
    {
        var steps = File.ReadLines(Path.Combine(Root, "src/ARCHITECTURE.md"))
            .TakeWhile(line => line != "# How a snapshot comes about");
        Assert.InRange(Link().Count(string.Join('\n', steps)), 10, int.MaxValue);
    }

    static IEnumerable<string> References(string project) =>
        XDocument.Load(Path.Combine(Root, "src", project, $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => ShortName(Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))) // Include is what makes it one
            .Order();

    static string ShortName(string project) => Path.GetFileName(project)["EcoTiles.".Length..];

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EcoTiles.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException("The tests do not lie in a checkout.");
    }

    [GeneratedRegex(@"\]\(([^)#]+)")]
    private static partial Regex Link();
}
