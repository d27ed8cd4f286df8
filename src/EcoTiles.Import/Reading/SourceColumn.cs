namespace EcoTiles.Import.Reading;

/// <summary>What the values of a column are, as far as the file tells.</summary>
public enum SourceType : byte
{
    Text,
    Integer,
    Real,
    Boolean,
    Date,
}

/// <summary>A column as the file names it.</summary>
/// <param name="Title">What people call it, where the file says so.</param>
public sealed record SourceColumn(string Name, SourceType Type, string? Title = null);
