namespace EcoTiles.Rendering.Painting;

/// <summary>What a picture is made to be looked at on.</summary>
public enum Medium
{
    /// <summary>Beside, or in place of, what a browser draws: letters and dashes are the browser's.</summary>
    Screen,

    /// <summary>On its own: letters are as sharp as their outlines, lines as wide as they say, dashes run along whole lines, and hatches are lines and dots.</summary>
    Page,
}
