namespace EcoTiles.Catalogue.Styles.Values;

/// <summary>A colour in sRGB, each part from 0 to 1, not multiplied by its alpha.</summary>
public readonly record struct StyleColor(float Red, float Green, float Blue, float Alpha = 1)
{
    public static StyleColor Black => new(0, 0, 0);

    public static StyleColor Transparent => default;

    /// <summary>The colour that lies between two, part by part, as MapLibre mixes them.</summary>
    public static StyleColor Mix(StyleColor from, StyleColor to, double t) => new(
        Mix(from.Red, to.Red, t), Mix(from.Green, to.Green, t), Mix(from.Blue, to.Blue, t), Mix(from.Alpha, to.Alpha, t));

    /// <summary>As the specification writes colours: <c>rgba(255,0,0,0.5)</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"rgba({Channel(Red)},{Channel(Green)},{Channel(Blue)},{NumberText.Of(Math.Round(Alpha, 7))})");

    static double Channel(float part) => Math.Floor(part * 255.0 + 0.5);

    static float Mix(float from, float to, double t) => (float)(from + t * ((double)to - from));
}
