namespace EcoTiles.Host.Terminal;

/// <summary>A message to a person, in Chinese and English.</summary>
readonly record struct Notice(string Zh, string En)
{
    public void WriteTo(TextWriter writer)
    {
        writer.WriteLine($"ecotiles: {Zh}");
        writer.WriteLine($"ecotiles: {En}");
    }

    public override string ToString() => $"{Zh} / {En}";
}
