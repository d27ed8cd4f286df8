using System.Text.Json;

namespace EcoTiles.Catalogue.Authoring;

/// <summary>Collects the problems of one authored file, worded the same way wherever they are found.</summary>
sealed class ProblemList(string file, List<AuthoredProblem> problems)
{
    public void Add(string path, string zh, string en) => problems.Add(new AuthoredProblem(file, path, zh, en));

    public void MissingFile() => Add("$", "文件不存在。", "The file does not exist.");

    public void NotJson(JsonException error) => Add(
        FormattableString.Invariant($"line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}"),
        "不是有效的 JSON。", "This is not valid JSON.");

    public void WrongType(string path, string zh, string en, JsonValueKind found) =>
        Add(path, $"应为{zh}，实际为 {found}。", $"This must be {en}, not {found}.");

    public void Missing(string path, string key) =>
        Add(path, $"缺少必填键“{key}”。", $"The key \"{key}\" is missing.");

    public void Repeated(string path) =>
        Add(path, "此键重复出现。", "This key is written twice.");

    public void UnknownKey(string path, string key, IEnumerable<string> known) => Unknown(path, "键", "key", key, known);

    /// <summary>Names a thing that does not exist, and the nearest one that does.</summary>
    public void Unknown(string path, string zh, string en, string name, IEnumerable<string> known)
    {
        var all = known.ToList();
        if (NearestName.Of(name, all) is { } nearest)
            Add(path, $"未知的{zh}“{name}”，是否应为“{nearest}”？", $"Unknown {en} \"{name}\"; did you mean \"{nearest}\"?");
        else
            Add(path, $"未知的{zh}“{name}”，可用：{List(all)}。", $"Unknown {en} \"{name}\"; there is: {List(all)}.");
    }

    static string List(List<string> names) => names.Count == 0 ? "—" : string.Join(", ", names.Order(StringComparer.Ordinal));
}
