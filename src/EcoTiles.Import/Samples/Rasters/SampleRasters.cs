using EcoTiles.Import.Samples.Land;
using EcoTiles.Import.Samples.Layers;
using EcoTiles.Import.Samples.Tables;
using EcoTiles.Sources.GeoPackage;

namespace EcoTiles.Import.Samples.Rasters;

/// <summary>Heights and imagery of one plan, as tiles in the plan's own file.</summary>
static class SampleRasters
{
    const int Side = RasterFrame.TilePixels;
    const int CoarserLevels = 4;
    const double PublicMetres = 100;

    public static void Write(PlanModel model, SampleHeights land, PlanStore store, EncodeTile encode, CancellationToken cancellationToken)
    {
        var (frame, heights) = land;
        var imagery = SampleImagery.Paint(model, frame, heights, cancellationToken);
        Write(model, store, frame, "dem", "示意高程 sample heights", "EPSG:3857", colors => encode(colors, Side, false), Array.ConvertAll(heights, Encoded), MeanHeight);
        Write(model, store, frame, "image", "示意影像 sample imagery", "EPSG:3857", colors => encode(colors, Side, true), imagery, MeanColor);
    }

    static void Write(PlanModel model, PlanStore store, RasterFrame frame, string kind, string title, string system,
        Func<uint[], byte[]> encode, uint[] pixels, Func<uint, uint, uint, uint, uint> mean)
    {
        var tiles = store.CreateTiles(kind, title);
        var level = frame;
        AddTiles(tiles, level, pixels, encode);
        for (var i = 0; i < CoarserLevels && level.Zoom > 1; i++)
        {
            (level, pixels) = Coarser(level, pixels, mean);
            AddTiles(tiles, level, pixels, encode);
        }
        var metres = Math.Round(frame.MetresAt(model.Site.Frame.Latitude), 1);
        var plane = model.Site.Frame;
        PlanePoint Corner(int x, int y) => plane.Point(frame.LongitudeAt(x), frame.LatitudeAt(y));
        var ring = new[] { Corner(0, 0), Corner(0, frame.Height), Corner(frame.Width, frame.Height), Corner(frame.Width, 0), Corner(0, 0) };
        store.Add("raster_asset", kind, PlaneShapes.Ring(plane, ring), 0,
            kind, $"#{tiles.Name}", system, metres, "2026-01-01", kind != "dem" || metres >= PublicMetres);
    }

    static void AddTiles(GeoPackageWriterTiles tiles, RasterFrame frame, uint[] pixels, Func<uint[], byte[]> encode)
    {
        var files = new byte[frame.Columns * frame.Rows][];
        Parallel.For(0, files.Length, i =>
        {
            var (column, row) = (i % frame.Columns, i / frame.Columns);
            var tile = new uint[Side * Side];
            for (var y = 0; y < Side; y++)
                pixels.AsSpan((row * Side + y) * frame.Width + column * Side, Side).CopyTo(tile.AsSpan(y * Side));
            files[i] = encode(tile);
        });
        for (var i = 0; i < files.Length; i++) tiles.Add(frame.Zoom, frame.Left + i % frame.Columns, frame.Top + i / frame.Columns, files[i]);
    }

    /// <summary>Half the size, on whole tiles of the next coarser zoom; what lies beyond goes on as the edge is.</summary>
    static (RasterFrame Frame, uint[] Pixels) Coarser(RasterFrame fine, uint[] pixels, Func<uint, uint, uint, uint, uint> mean)
    {
        var (left, top) = (fine.Left >> 1, fine.Top >> 1);
        var frame = new RasterFrame(
            fine.Zoom - 1, left, top, ((fine.Left + fine.Columns - 1) >> 1) - left + 1, ((fine.Top + fine.Rows - 1) >> 1) - top + 1);
        var (shiftX, shiftY) = ((2 * left - fine.Left) * Side, (2 * top - fine.Top) * Side);
        var coarse = new uint[frame.Width * frame.Height];
        uint At(int x, int y) => pixels[Math.Clamp(y, 0, fine.Height - 1) * fine.Width + Math.Clamp(x, 0, fine.Width - 1)];
        Parallel.For(0, frame.Height, y =>
        {
            for (var x = 0; x < frame.Width; x++)
            {
                var (fromX, fromY) = (2 * x + shiftX, 2 * y + shiftY);
                coarse[y * frame.Width + x] = mean(At(fromX, fromY), At(fromX + 1, fromY), At(fromX, fromY + 1), At(fromX + 1, fromY + 1));
            }
        });
        return (frame, coarse);
    }

    /// <summary>Quarters of a metre in the Terrarium encoding, which pack well.</summary>
    static uint Encoded(float metres) => 0xFF000000 | ((uint)Math.Round((metres + 32768.0) * 4) << 6);

    static uint MeanHeight(uint a, uint b, uint c, uint d) =>
        0xFF000000 | (((((a & 0xFFFFFF) >> 6) + ((b & 0xFFFFFF) >> 6) + ((c & 0xFFFFFF) >> 6) + ((d & 0xFFFFFF) >> 6) + 2) / 4) << 6);

    static uint MeanColor(uint a, uint b, uint c, uint d)
    {
        var mean = 0u;
        for (var shift = 0; shift < 32; shift += 8)
            mean |= ((((a >> shift) & 255) + ((b >> shift) & 255) + ((c >> shift) & 255) + ((d >> shift) & 255) + 2) / 4) << shift;
        return mean;
    }
}
