using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Tests.StyleProbe;

// Reads one question a line on stdin and answers each with a line on stdout:
//   {"style": …}                                     -> {"problems": [{path, message}]}
//   {"property": …, "value": …, "cases": [{zoom, feature}]} -> {"problems": …} or {"values": [{value, warning}]}
Console.InputEncoding = Console.OutputEncoding = new UTF8Encoding(false);
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
while (Console.ReadLine() is { } line)
{
    using var question = JsonDocument.Parse(line);
    JsonObject answer;
    try
    {
        answer = question.RootElement.TryGetProperty("style", out var style)
            ? ReadStyle(style)
            : PropertyProbe.Answer(question.RootElement);
    }
    catch (CatalogueException error)
    {
        answer = new JsonObject
        {
            ["problems"] = new JsonArray([.. error.Problems.Select(problem =>
                new JsonObject { ["path"] = problem.Path, ["message"] = problem.MessageEn })]),
        };
    }
    await output.WriteLineAsync(answer.ToJsonString());
    await output.FlushAsync();
}

static JsonObject ReadStyle(JsonElement style)
{
    StyleFile.Read("style.json", Encoding.UTF8.GetBytes(style.GetRawText()));
    return new JsonObject { ["problems"] = new JsonArray() };
}
