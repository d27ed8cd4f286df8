using System.Globalization;
using System.Numerics;

namespace EcoTiles.Drawing.Symbols;

/// <summary>Reads an SVG <c>transform</c> attribute.</summary>
static class SvgTransform
{
    /// <exception cref="FormatException">The text is no list of transforms.</exception>
    public static Matrix3x2 Read(string? text)
    {
        var whole = Matrix3x2.Identity;
        if (string.IsNullOrWhiteSpace(text)) return whole;
        foreach (var step in text.Split(')', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var open = step.IndexOf('(', StringComparison.Ordinal);
            if (open < 0) throw Wrong(text);
            whole = Step(step[..open].Trim(' ', ','), Numbers(step[(open + 1)..], text), text) * whole;
        }
        return whole;
    }

    static Matrix3x2 Step(string name, float[] by, string text) => (name, by.Length) switch
    {
        ("translate", 1 or 2) => Matrix3x2.CreateTranslation(by[0], by.ElementAtOrDefault(1)),
        ("scale", 1) => Matrix3x2.CreateScale(by[0]),
        ("scale", 2) => Matrix3x2.CreateScale(by[0], by[1]),
        ("rotate", 1) => Matrix3x2.CreateRotation(by[0] * (MathF.PI / 180)),
        ("rotate", 3) => Matrix3x2.CreateRotation(by[0] * (MathF.PI / 180), new Vector2(by[1], by[2])),
        ("skewX", 1) => Matrix3x2.CreateSkew(by[0] * (MathF.PI / 180), 0),
        ("skewY", 1) => Matrix3x2.CreateSkew(0, by[0] * (MathF.PI / 180)),
        ("matrix", 6) => new Matrix3x2(by[0], by[1], by[2], by[3], by[4], by[5]),
        _ => throw Wrong(text),
    };

    static float[] Numbers(string list, string text)
    {
        var parts = list.Split([' ', ',', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var numbers = new float[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!float.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])) throw Wrong(text);
        }
        return numbers;
    }

    static FormatException Wrong(string text) => new($"transform=\"{text}\"");
}
