namespace EcoTiles.Catalogue;

/// <summary>What an attribute holds.</summary>
public enum AttributeType : byte
{
    Text,
    Integer,
    Real,
    Boolean,
}

/// <summary>One attribute of a dataset; the description is what people call it.</summary>
public sealed record ColumnSchema(string Name, AttributeType Type, string? Description = null);
