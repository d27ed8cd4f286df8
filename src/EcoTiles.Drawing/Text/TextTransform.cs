namespace EcoTiles.Drawing.Text;

/// <summary>How the letters of a text are changed before it is set.</summary>
public enum TextTransform
{
    None,
    Uppercase,
    Lowercase,
}

public static class TextTransforms
{
    public static string Apply(this TextTransform transform, string text) => transform switch
    {
        TextTransform.Uppercase => text.ToUpperInvariant(),
        TextTransform.Lowercase => text.ToLowerInvariant(),
        _ => text,
    };
}
