namespace EcoTiles.Import.Model;

/// <summary>The values that a column may have.</summary>
public sealed record ModelDomain(string Name, IReadOnlyList<DomainValue> Values)
{
    /// <summary>The value that a text stands for, be it the value itself, its Chinese name or another name for it.</summary>
    public DomainValue? Find(string text) => Values.FirstOrDefault(value => value.Value == text)
        ?? Values.FirstOrDefault(value => value.Zh == text || value.Aliases.Contains(text));
}

/// <param name="Value">As stored.</param>
/// <param name="Zh">As planners write it.</param>
/// <param name="Aliases">Other ways to write it that are read as this value.</param>
public sealed record DomainValue(string Value, string Zh, IReadOnlyList<string> Aliases);

/// <summary>A domain for each value of another column; a value without one allows anything.</summary>
public sealed record DependentDomain(string Column, IReadOnlyDictionary<string, ModelDomain> Domains);
