using System.Collections.Frozen;
using System.Text;

namespace EcoTiles.Catalogue.Styles.Values;

/// <summary>How a line ends.</summary>
public enum LineCap { Butt, Round, Square }

/// <summary>How a line turns.</summary>
public enum LineJoin { Bevel, Round, Miter }

/// <summary>Where labels stand on their feature.</summary>
public enum SymbolPlacement { Point, Line, LineCenter }

/// <summary>In which order overlapping labels are drawn.</summary>
public enum SymbolOrder { Auto, ViewportY, Source }

/// <summary>Whether a label may lie on others.</summary>
public enum Overlap { Never, Always, Cooperative }

/// <summary>What a direction or shift is counted from.</summary>
public enum Alignment { Auto, Map, Viewport, ViewportGlyph }

/// <summary>Which part of a label stands at its point.</summary>
public enum LabelAnchor { Center, Left, Right, Top, Bottom, TopLeft, TopRight, BottomLeft, BottomRight }

/// <summary>How the lines of a label stand under each other.</summary>
public enum Justify { Auto, Left, Center, Right }

/// <summary>Letter case of a label.</summary>
public enum TextTransform { None, Uppercase, Lowercase }

/// <summary>Which way a label is written.</summary>
public enum WritingMode { Horizontal, Vertical }

/// <summary>How an icon is stretched around its text.</summary>
public enum TextFit { None, Width, Height, Both }

/// <summary>How a section stands in its line.</summary>
public enum VerticalAlign { Bottom, Center, Top }

/// <summary>How a raster is enlarged.</summary>
public enum Resampling { Linear, Nearest }

/// <summary>How light falls on relief.</summary>
public enum HillshadeMethod { Standard, Basic, Combined, Igor, Multidirectional }

/// <summary>How a whole layer is laid on those below.</summary>
public enum LayerBlend { Normal, Multiply, Color, Luminosity, PlusLighter, Screen, Overlay }

/// <summary>What a height is counted from.</summary>
public enum HeightAnchor { Ground, Absolute }

/// <summary>The words of the style language for the members of enumerations: <c>TopLeft</c> is <c>top-left</c>.</summary>
public static class ChoiceNames
{
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => Words<T>.All;

    public static bool TryFind<T>(string word, out T value) where T : struct, Enum => Words<T>.Values.TryGetValue(word, out value);

    public static string Of<T>(T value) where T : struct, Enum => Word(value.ToString());

    static string Word(string name)
    {
        var word = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && word.Length > 0) word.Append('-');
            word.Append(char.ToLowerInvariant(letter));
        }
        return word.ToString();
    }

    static class Words<T> where T : struct, Enum
    {
        public static readonly string[] All = [.. Enum.GetNames<T>().Select(Word)];

        public static readonly FrozenDictionary<string, T> Values =
            Enum.GetValues<T>().ToFrozenDictionary(value => Word(value.ToString()), StringComparer.Ordinal);
    }
}
