using System.Numerics;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Rendering.Rasters;

/// <summary>The lights of a hillshade layer, and the colour that a slope has in them: the five ways that MapLibre knows.</summary>
/// <param name="Azimuths">Radians from north, clockwise.</param>
/// <param name="Shadows">Red, green, blue and alpha, multiplied by alpha, as all colours here.</param>
sealed record HillLight(
    HillshadeMethod Method, float Exaggeration, Vector4 Accent, float[] Azimuths, float[] Altitudes, Vector4[] Shadows, Vector4[] Highlights)
{
    const float Pi = MathF.PI;

    public static HillLight Of(HillshadeLayer layer, EvaluationContext context)
    {
        var method = layer.Method.Evaluate(context);
        int[] counts = [layer.Directions.Count, layer.Altitudes.Count, layer.ShadowColors.Count, layer.HighlightColors.Count];
        var count = method == HillshadeMethod.Multidirectional ? counts.Max() : 1;
        // A list that is too short goes on with its last entry.
        T[] Each<T>(IReadOnlyList<StyleProperty<T>> properties) =>
            [.. Enumerable.Range(0, count).Select(i => properties[Math.Min(i, properties.Count - 1)].Evaluate(context))];
        return new HillLight(
            method, (float)layer.Exaggeration.Evaluate(context), Premultiplied(layer.AccentColor.Evaluate(context)),
            [.. Each(layer.Directions).Select(degrees => (float)(degrees * Math.PI / 180))],
            [.. Each(layer.Altitudes).Select(degrees => (float)(degrees * Math.PI / 180))],
            [.. Each(layer.ShadowColors).Select(Premultiplied)], [.. Each(layer.HighlightColors).Select(Premultiplied)]);
    }

    /// <summary>The colour, multiplied by its alpha, of ground that rises so much eastwards and southwards.</summary>
    public uint Shade(float east, float south)
    {
        var color = Method switch
        {
            HillshadeMethod.Basic => Many(2 * Exaggeration * east, 2 * Exaggeration * south),
            HillshadeMethod.Multidirectional => Many(2 * Exaggeration * east, 2 * Exaggeration * south),
            HillshadeMethod.Combined => Combined(2 * Exaggeration * east, 2 * Exaggeration * south),
            HillshadeMethod.Igor => Igor(2 * Exaggeration * east, 2 * Exaggeration * south),
            _ => Standard(east, south),
        };
        var alpha = Math.Clamp(color.W, 0, 1);
        return (Part(alpha, 1) << 24) | (Part(color.X, alpha) << 16) | (Part(color.Y, alpha) << 8) | Part(color.Z, alpha);
    }

    Vector4 Standard(float east, float south)
    {
        var slope = MathF.Atan(0.625f * MathF.Sqrt(east * east + south * south));
        var growth = 1.875f - Exaggeration * 1.75f;
        const float Most = 0.5f * Pi;
        if (Exaggeration != 0.5f) slope = (MathF.Pow(growth, slope) - 1) / (MathF.Pow(growth, Most) - 1) * Most;
        var strength = Math.Clamp(Exaggeration * 2, 0, 1);
        var accent = (1 - MathF.Cos(slope)) * strength * Accent;
        var shade = Turned(Aspect(east, south));
        var shaded = Vector4.Lerp(Shadows[0], Highlights[0], shade) * MathF.Sin(slope) * strength;
        return accent * (1 - shaded.W) + shaded;
    }

    Vector4 Many(float east, float south)
    {
        var sum = Vector4.Zero;
        for (var i = 0; i < Azimuths.Length; i++)
        {
            var shade = Math.Clamp(Facing(i, east, south), 0, 1);
            sum += shade > 0.5f ? Highlights[i] * (2 * shade - 1) : Shadows[i] * (1 - 2 * shade);
        }
        return sum / Azimuths.Length;
    }

    Vector4 Combined(float east, float south)
    {
        var angle = Math.Clamp(MathF.Acos(Facing(0, east, south)), 0, Pi / 2);
        var steepness = MathF.Atan(MathF.Sqrt(east * east + south * south)) * 4 / Pi / Pi;
        return Shadows[0] * (angle * steepness) + Highlights[0] * ((Pi / 2 - angle) * steepness);
    }

    Vector4 Igor(float east, float south)
    {
        var steepness = MathF.Atan(MathF.Sqrt(east * east + south * south)) * 2 / Pi;
        var away = 1 - Turned(Aspect(east, south));
        return Shadows[0] * (steepness * away) + Highlights[0] * (steepness * (1 - away));
    }

    /// <summary>The cosine of the angle between the light and what stands upright on the slope.</summary>
    float Facing(int light, float east, float south)
    {
        var (sine, cosine) = MathF.SinCos(Azimuths[light] + Pi);
        var (sineOfAltitude, cosineOfAltitude) = MathF.SinCos(Altitudes[light]);
        return (sineOfAltitude - (south * cosine * cosineOfAltitude - east * sine * cosineOfAltitude)) / MathF.Sqrt(1 + east * east + south * south);
    }

    /// <summary>1 where a slope faces the light, 0 where it faces away.</summary>
    float Turned(float aspect)
    {
        var turn = (aspect + Azimuths[0] + Pi) / Pi + 0.5f;
        return MathF.Abs(turn - 2 * MathF.Floor(turn / 2) - 1);
    }

    static float Aspect(float east, float south) =>
        east != 0 ? MathF.Atan2(south, -east) : Pi / 2 * (south > 0 ? 1 : -1);

    static Vector4 Premultiplied(StyleColor color) =>
        new(color.Red * color.Alpha, color.Green * color.Alpha, color.Blue * color.Alpha, color.Alpha);

    static uint Part(float part, float most) => (uint)(Math.Clamp(part, 0, most) * 255 + 0.5f);
}
