using EcoTiles.Canvases.Text;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Tests.Canvases.Text;

/// <summary>The fonts that the build puts beside the program, opened once.</summary>
static class Fonts
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fonts");

    public static readonly FontLibrary Library = FontLibrary.Load(Folder);

    public static readonly FontStack Sans = new("Noto Sans SC Regular");

    public static TextShaper Shaper(ICollection<string>? missing = null) =>
        new(Library, character => missing?.Add(character.Name));

    public static ShapedLine Shaped(string text, float size = 20, FontStack? fonts = null, float spacing = 0) =>
        Shaper().Shape(text, new(fonts ?? Sans, size, spacing));
}
