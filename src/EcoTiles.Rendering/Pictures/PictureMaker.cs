using System.Buffers;
using System.Collections.Concurrent;
using EcoTiles.Catalogue;
using EcoTiles.Drawing;
using EcoTiles.Rendering.Labels;
using EcoTiles.Rendering.Painting;
using EcoTiles.Rendering.Rasters;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Pictures;

/// <summary>Makes the picture of a frame: gathers the data of the layers that show, paints and encodes them.</summary>
/// <param name="mostWaiting">Pictures that may wait for a core; whoever asks for one more is refused at once.</param>
public sealed class PictureMaker(SnapshotStore snapshots, int mostWaiting) : IDisposable
{
    readonly ConcurrentBag<PaintScene> _scenes = []; // as many as there are cores
    readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);
    int _waiting;

    /// <param name="state">Names the state of the data under the frame; labels are decided once for each.</param>
    /// <returns>The encoded picture, and whether no layer is missing in it.</returns>
    public async Task<(byte[] Bytes, bool IsWhole)> MakeAsync(
        StyledMap map, PictureFrame frame, ImageEncoding encoding, long state, CancellationToken cancellationToken)
    {
        var data = new Dictionary<MapLayer, LayerSnapshot>();
        var isWhole = true;
        var keepsLabels = true;
        const double Near = LabelField.Reach + LabelField.CellSide;
        var there = snapshots.On(frame.Grid);
        var box = frame.BoxWith(Near);
        var tiles = frame.BoxWith(Near + LabelTiles.At(frame.Zoom, map.Map.MaxZoom).Side);
        foreach (var layer in map.DataAt(frame.Zoom))
        {
            if (map.Inline.Has(layer)) data.Add(layer, await map.Inline.SnapshotOf(layer, frame.Grid));
            else if (await there.GetAsync(layer.Dataset, frame.ShapeZoom, map.IsCountedByTiles(layer) ? tiles : box, wholeShapes: layer.Content != LayerContent.Shapes, cancellationToken) is { } snapshot)
            {
                data.Add(layer, snapshot);
                keepsLabels &= there.TryGet(layer.Dataset, out _);
            }
            else
            {
                isWhole = false;
            }
        }
        var labelsOf = keepsLabels && isWhole ? state : LabelFields.NotKept;
        var rasters = await GatherRastersAsync(map, frame, cancellationToken);
        isWhole &= rasters.Values.All(patch => patch.IsWhole);
        await WaitForCoreAsync(cancellationToken);
        try
        {
            return (Paint(map, frame, data, rasters, encoding, labelsOf), isWhole);
        }
        finally
        {
            _cores.Release();
        }
    }

    public void Dispose() => _cores.Dispose();

    static async Task<IReadOnlyDictionary<StyledLayer, RasterPatch>> GatherRastersAsync(
        StyledMap map, PictureFrame frame, CancellationToken cancellationToken)
    {
        var patches = new Dictionary<StyledLayer, RasterPatch>();
        foreach (var layer in map.Layers.Where(layer => layer.IsShownAt(frame.Zoom)))
        {
            if (layer.Raster is { } raster && map.Rasters is { } rasters
                && await RasterPatch.GatherAsync(rasters.Tiles, raster, frame, cancellationToken) is { } patch) patches.Add(layer, patch);
        }
        return patches;
    }

    async Task WaitForCoreAsync(CancellationToken cancellationToken)
    {
        if (_cores.Wait(0, cancellationToken)) return;
        try
        {
            if (Interlocked.Increment(ref _waiting) > mostWaiting) throw new TooBusyException();
            await _cores.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    byte[] Paint(
        StyledMap map, PictureFrame frame, Dictionary<MapLayer, LayerSnapshot> data,
        IReadOnlyDictionary<StyledLayer, RasterPatch> rasters, ImageEncoding encoding, long state)
    {
        if (!_scenes.TryTake(out var scene)) scene = new PaintScene();
        using var canvas = map.Backend.BeginImage(frame.Width, frame.Height, Color.Transparent);
        new MapPainter(map, scene).Paint(canvas, frame, data, state, rasters);
        var bytes = new ArrayBufferWriter<byte>(32 * 1024);
        canvas.Encode(encoding, bytes);
        _scenes.Add(scene); // not one that a failure left half done
        return bytes.WrittenSpan.ToArray();
    }
}
