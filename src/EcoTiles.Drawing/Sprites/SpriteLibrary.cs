using System.Collections.Concurrent;
using System.Numerics;
using EcoTiles.Catalogue.Symbols;
using EcoTiles.Drawing.Hatches;
using EcoTiles.Drawing.Symbols;

namespace EcoTiles.Drawing.Sprites;

/// <summary>Symbols and hatches by the names that styles call them by, drawn in the sizes that are asked for.</summary>
public sealed class SpriteLibrary(
    ICanvasBackend backend, IReadOnlyDictionary<string, Symbol> symbols, IReadOnlyDictionary<string, Hatch> hatches)
{
    /// <summary>Sizes are rounded to this part, so that a zoom that glides does not draw every symbol anew.</summary>
    const float ScaleSteps = 16;

    const int MostPictures = 4096;

    readonly ConcurrentDictionary<(string Name, Vector2 Scale), Picture> _pictures = new();
    readonly ConcurrentDictionary<(string Name, int Scale), Pattern> _patterns = new();

    public IReadOnlyCollection<string> Names { get; } = [.. symbols.Keys.Concat(hatches.Keys).Order(StringComparer.Ordinal)];

    public IReadOnlyDictionary<string, Symbol> Symbols => symbols;

    public IReadOnlyDictionary<string, Hatch> Hatches => hatches;

    /// <summary>Width and height in style pixels; null for a name that is not there.</summary>
    public (float Width, float Height)? SizeOf(string name)
    {
        if (symbols.TryGetValue(name, out var symbol)) return (symbol.Width, symbol.Height);
        return hatches.TryGetValue(name, out var hatch) ? HatchCell.SizeOf(hatch) : null;
    }

    /// <summary>The picture, so many pixels for each style pixel; null for a name that is not there.</summary>
    public Picture? PictureOf(string name, float scale) => PictureOf(name, new Vector2(scale));

    /// <summary>The picture, stretched as the scale has it across and down.</summary>
    public Picture? PictureOf(string name, Vector2 scale)
    {
        var rounded = Vector2.Clamp(Vector2.Round(scale * ScaleSteps) / ScaleSteps, new Vector2(1 / ScaleSteps), new Vector2(64));
        if (_pictures.TryGetValue((name, rounded), out var known)) return known;
        var picture = symbols.TryGetValue(name, out var symbol) ? symbol.ToPicture(backend, rounded)
            : hatches.TryGetValue(name, out var hatch) ? HatchCell.Draw(backend, hatch, Math.Max(1, (int)MathF.Ceiling(scale.X)))
            : null;
        if (picture is not null && _pictures.Count < MostPictures) _pictures[(name, rounded)] = picture;
        return picture;
    }

    /// <summary>The picture as something that repeats.</summary>
    public Pattern? PatternOf(string name, float scale)
    {
        var whole = Math.Max(1, (int)MathF.Ceiling(scale));
        if (_patterns.TryGetValue((name, whole), out var known) && known.Scale == scale / whole) return known;
        if (PictureOf(name, whole) is not { } cell) return null;
        return _patterns[(name, whole)] = new Pattern(cell, scale / whole);
    }
}
