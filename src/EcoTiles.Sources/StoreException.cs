namespace EcoTiles.Sources;

/// <summary>A store that cannot be opened or read: what, where, and how to mend it, for people, in both languages.</summary>
public sealed class StoreException(string messageZh, string messageEn, Exception? cause = null)
    : Exception($"{messageZh} / {messageEn}", cause)
{
    /// <summary>It may be over when somebody asks again: a database that is away, or a table that is locked.</summary>
    public bool IsPassing { get; init; }

    public string MessageZh { get; } = messageZh;

    public string MessageEn { get; } = messageEn;
}
