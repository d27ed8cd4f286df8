namespace EcoTiles.Canvases.Raster;

/// <summary>Canvases that wait for their next use, as many as their memory allows.</summary>
public sealed class CanvasPool(long mostBytes)
{
    readonly Stack<(RasterCanvas Canvas, long Bytes)> _waiting = new();

    /// <summary>What the waiting canvases take.</summary>
    public long Bytes { get; private set; }

    public RasterCanvas Take()
    {
        lock (_waiting)
        {
            if (!_waiting.TryPop(out var last)) return new RasterCanvas(this);
            Bytes -= last.Bytes;
            return last.Canvas;
        }
    }

    internal void Return(RasterCanvas canvas)
    {
        var bytes = canvas.Bytes;
        lock (_waiting)
        {
            if (Bytes + bytes > mostBytes) return;
            Bytes += bytes;
            _waiting.Push((canvas, bytes));
        }
    }
}
