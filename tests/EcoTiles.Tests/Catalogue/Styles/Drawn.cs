using System.Text;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Styles;

namespace EcoTiles.Tests.Catalogue.Styles;

/// <summary>Small styles, written as the tests need them.</summary>
static class Drawn
{
    public static StyleDocument Style(string layers, string more = "") => StyleFile.Read("plan.json", Bytes(layers, more));

    public static FillLayer Fill(string paint, string more = "") => (FillLayer)Style(
        $$"""{"id": "zones", "type": "fill", "source": "plan", "source-layer": "zone", "paint": {{paint}} {{more}} }""").Layers[0];

    /// <summary>What is wrong with a style, as <c>path: message</c>.</summary>
    public static IReadOnlyList<string> Problems(string layers, string more = "") => ProblemsOf(Bytes(layers, more));

    public static IReadOnlyList<string> ProblemsOf(byte[] json)
    {
        var refusal = Assert.Throws<CatalogueException>(() => StyleFile.Read("plan.json", json));
        Assert.All(refusal.Problems, problem => Assert.Equal("plan.json", problem.File));
        return [.. refusal.Problems.Select(problem => $"{problem.Path}: {problem.MessageEn}")];
    }

    static byte[] Bytes(string layers, string more) => Encoding.UTF8.GetBytes(
        $$"""{"version": 8, "sources": {"plan": {"type": "vector", "url": "plan.json"} }, "layers": [{{layers}}] {{more}} }""");
}
