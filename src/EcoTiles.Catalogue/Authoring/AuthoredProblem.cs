namespace EcoTiles.Catalogue.Authoring;

/// <summary>What is wrong with an authored file, where, and what would be right.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Path">Keys from the top of the file, such as <c>maps["base/soil"].layers[2].dataset</c>.</param>
public sealed record AuthoredProblem(string File, string Path, string MessageZh, string MessageEn)
{
    public override string ToString() => $"{File}: {Path}: {MessageEn} {MessageZh}";
}
