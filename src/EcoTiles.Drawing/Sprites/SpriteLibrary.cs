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

    /// <summary>Parts of a pixel that the places of pictures are told apart by.</summary>
    public const int PlaceSteps = 16;

    const int MostPictures = 4096;

    /// <summary>Of a picture sampled for one place; larger ones are seldom drawn twice.</summary>
    const int MostKeptPixels = 64 * 64;

    readonly ConcurrentDictionary<(string Name, Vector2 Scale), Picture> _pictures = new();
    readonly ConcurrentDictionary<SampleKey, SampledSprite> _sampled = new();
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

    /// <summary>The picture as a browser shows it that takes it from a sheet; null for a name that is not there.</summary>
    /// <param name="sheetScale">Pixels of the sheet for each style pixel.</param>
    /// <param name="size">Times the picture's own, in pixels for each style pixel.</param>
    /// <param name="place">Where in a pixel its middle lies, in sixteenths.</param>
    /// <param name="mixes">Whether its pixels are mixed, or taken as they are.</param>
    public SampledSprite? SampledOf(string name, int sheetScale, Vector2 size, (int X, int Y) place, bool mixes)
    {
        var key = new SampleKey(name, sheetScale, size, place, mixes);
        if (_sampled.TryGetValue(key, out var known)) return known;
        if (PictureOf(name, sheetScale) is not { } sheet) return null;
        var step = Vector2.Clamp(size, new Vector2(1 / ScaleSteps), new Vector2(64)) / sheetScale;
        var sampled = SpriteSampling.At(sheet, step, new Vector2(place.X, place.Y) / PlaceSteps, mixes);
        if (_sampled.Count >= MostPictures) _sampled.Clear(); // places and sizes are many, those in use are few
        if (sampled.Picture.Pixels.Length <= MostKeptPixels) _sampled[key] = sampled;
        return sampled;
    }

    /// <summary>The picture as something that repeats.</summary>
    /// <param name="stretch">How much larger than that it is drawn.</param>
    public Pattern? PatternOf(string name, float scale, float stretch = 1)
    {
        var whole = Math.Max(1, (int)MathF.Ceiling(scale));
        var drawn = scale * stretch / whole;
        if (_patterns.TryGetValue((name, whole), out var known) && known.Scale == drawn) return known;
        if (PictureOf(name, whole) is not { } cell) return null;
        return _patterns[(name, whole)] = new Pattern(cell, drawn);
    }

    readonly record struct SampleKey(string Name, int SheetScale, Vector2 Size, (int X, int Y) Place, bool Mixes);
}
