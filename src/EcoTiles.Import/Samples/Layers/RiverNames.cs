namespace EcoTiles.Import.Samples.Layers;

/// <summary>The river that a corridor is named after.</summary>
static class RiverNames
{
    static readonly string[] Additions = ["湿地生态廊道", "生态廊道", "生态景观带", "生态带"];

    public static string Bare(string corridor)
    {
        foreach (var addition in Additions) corridor = corridor.Replace(addition, "", StringComparison.Ordinal);
        return corridor;
    }
}
