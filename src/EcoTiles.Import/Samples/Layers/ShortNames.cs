namespace EcoTiles.Import.Samples.Layers;

/// <summary>Names short enough for a map: without the words that all of a kind end in.</summary>
static class ShortNames
{
    static readonly string[] Endings =
    [
        "保护和修复项目重点区", "项目重点区", "适度开发整治区", "重点整治区", "整治重点区", "治理重点区", "修复重点区", "提升重点区", "整理重点区",
        "重点区域", "重点区", "综合整治区", "治理修复区", "保护修复区", "工程修复区", "整治修复区", "修复区", "治理区", "整治区", "提升区", "保护区",
    ];

    public static string Of(string name)
    {
        var ending = Endings.FirstOrDefault(ending =>
            name.EndsWith(ending, StringComparison.Ordinal) && name.Length > ending.Length + 1);
        return ending is null ? name : name[..^ending.Length];
    }
}
