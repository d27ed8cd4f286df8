namespace EcoTiles.Host.Verbs;

/// <summary>Reads layer=table pairs.</summary>
static class LayerArguments
{
    public static IReadOnlyDictionary<string, string> Read(IReadOnlyList<string> pairs)
    {
        var tables = new Dictionary<string, string>();
        foreach (var pair in pairs)
        {
            var equals = pair.LastIndexOf('=');
            if (equals <= 0 || equals == pair.Length - 1)
            {
                throw new VerbException(ExitCode.Usage, new(
                    $"--layer 应写作 图层=表,而不是“{pair}”", $"--layer takes LAYER=TABLE, not '{pair}'"));
            }
            tables[pair[..equals]] = pair[(equals + 1)..];
        }
        return tables;
    }
}
