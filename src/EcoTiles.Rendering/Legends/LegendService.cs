using System.Buffers;
using System.Collections.Concurrent;
using EcoTiles.Catalogue;
using EcoTiles.Drawing;
using EcoTiles.Rendering.Caching;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Legends;

/// <summary>Gives legends as pictures and as entries with their swatches, and keeps those that were asked for last.</summary>
public sealed class LegendService(SnapshotStore snapshots, StyleShelf styles, TileGenerations generations) : IDisposable
{
    const int MostKept = 256;

    readonly LegendMaker _maker = new(snapshots);
    readonly SemaphoreSlim _drawing = new(1); // legends leave the other cores to tiles
    readonly ConcurrentDictionary<Key, object> _kept = new();

    /// <summary>The legend as a PNG file; null when it would be too large.</summary>
    public async Task<byte[]?> PictureAsync(
        PlanMap map, PlanRow plan, LegendRequest request, ClassWords words, float scale, bool isEnglish, CancellationToken cancellationToken)
    {
        var style = styles.Of(map);
        var key = new Key(style, generations.Of(map, default), request, scale, isEnglish ? "en" : "zh");
        if (_kept.TryGetValue(key, out var known)) return (byte[])known;
        var legend = await _maker.MakeAsync(style, request, words, plan.ClassNames, cancellationToken);
        var picture = await DrawAsync(() => new LegendPainter(style, legend, scale, isEnglish).Paint(), cancellationToken);
        if (picture is not null) Keep(key, picture);
        return picture;
    }

    /// <summary>The legend, and each entry's swatch as a PNG file.</summary>
    public async Task<(Legend Legend, IReadOnlyDictionary<LegendEntry, byte[]> Swatches)> EntriesAsync(
        PlanMap map, PlanRow plan, LegendRequest request, ClassWords words, float scale, CancellationToken cancellationToken)
    {
        var style = styles.Of(map);
        var key = new Key(style, generations.Of(map, default), request, scale, "");
        if (_kept.TryGetValue(key, out var known)) return ((Legend, IReadOnlyDictionary<LegendEntry, byte[]>))known;
        var legend = await _maker.MakeAsync(style, request, words, plan.ClassNames, cancellationToken);
        IReadOnlyDictionary<LegendEntry, byte[]> swatches = await DrawAsync(() => Swatches(style, legend, scale), cancellationToken);
        Keep(key, (legend, swatches));
        return (legend, swatches);
    }

    public void Dispose() => _drawing.Dispose();

    static Dictionary<LegendEntry, byte[]> Swatches(StyledMap style, Legend legend, float scale)
    {
        var painter = new SwatchPainter(style, legend.Zoom, scale);
        var swatches = new Dictionary<LegendEntry, byte[]>(ReferenceEqualityComparer.Instance);
        foreach (var entry in legend.Sections.SelectMany(section => section.Entries)) swatches[entry] = Encode(style.Backend, painter.Paint(entry));
        return swatches;
    }

    static byte[] Encode(ICanvasBackend backend, Picture picture)
    {
        using var canvas = backend.BeginImage(picture.Width, picture.Height, Color.Transparent);
        canvas.DrawPicture(picture, System.Numerics.Matrix3x2.Identity, 1);
        var bytes = new ArrayBufferWriter<byte>(1024);
        canvas.Encode(new ImageEncoding(ImageFormat.Png), bytes);
        return bytes.WrittenSpan.ToArray();
    }

    async Task<T> DrawAsync<T>(Func<T> draw, CancellationToken cancellationToken)
    {
        await _drawing.WaitAsync(cancellationToken);
        try
        {
            return draw();
        }
        finally
        {
            _drawing.Release();
        }
    }

    void Keep(Key key, object made)
    {
        if (_kept.Count >= MostKept) _kept.Clear();
        _kept[key] = made;
    }

    readonly record struct Key(StyledMap Style, long State, LegendRequest Request, float Scale, string Form);
}
