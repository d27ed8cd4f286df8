using System.Text.Json.Nodes;

namespace EcoTiles.Catalogue.Styles.Folder;

/// <summary>The style of a map, with the styles that it includes put in.</summary>
/// <param name="Name">Of the file, without folder and ending: <c>outcome-layout</c>.</param>
/// <param name="Json">The whole as it goes to browsers, but for its addresses.</param>
/// <param name="Hash">Another for every other content.</param>
public sealed record MapStyle(string Name, StyleDocument Document, JsonObject Json, string Hash);
