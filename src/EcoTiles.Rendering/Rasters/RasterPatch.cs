using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources;
using EcoTiles.Sources.Rasters;

namespace EcoTiles.Rendering.Rasters;

/// <summary>The part of a raster that lies under a picture, tile by tile.</summary>
/// <param name="IsWhole">False when some of it could not be had now.</param>
sealed record RasterPatch(RasterFrame Frame, IReadOnlyDictionary<TileId, RasterTile> Tiles, bool IsWhole)
{
    /// <summary>Pixels around a picture that slopes and what lies between pixels are worked out from.</summary>
    const int Margin = 2;

    /// <summary>Null where the raster is not shown at all.</summary>
    public static async Task<RasterPatch?> GatherAsync(
        RasterTiles tiles, StyledRaster raster, PictureFrame picture, CancellationToken cancellationToken)
    {
        var facts = raster.Source.Facts;
        if (RasterFrame.Of(picture, facts, raster.TileSize) is not { } frame) return null;
        var isWhole = true;
        var found = new Dictionary<TileId, RasterTile>();
        async Task AddAsync(TileId tile)
        {
            try
            {
                if (await tiles.GetAsync(raster.Source, tile, raster.IsHeights, cancellationToken) is not { } decoded) return;
                lock (found) found[tile] = decoded;
            }
            catch (StoreException)
            {
                isWhole = false;
            }
        }
        await Task.WhenAll(frame.Tiles(Margin).Where(tile => MayHave(facts, tile)).Select(AddAsync));
        return new RasterPatch(frame, found, isWhole);
    }

    /// <summary>What lies outside the bounds that a service is said to have is not asked for.</summary>
    static bool MayHave(RasterFacts facts, TileId tile)
    {
        if (!facts.IsRemote) return true;
        var width = 360.0 / (1 << tile.Zoom);
        var west = tile.Column * width - 180;
        double Latitude(int row) => facts.Grid == RasterGrid.Geographic
            ? 90 - row * width
            : Math.Atan(Math.Sinh(Math.PI * (1 - 2.0 * row / (1 << tile.Zoom)))) * (180 / Math.PI);
        return facts.Bounds.Intersects(new Envelope(west, Latitude(tile.Row + 1), west + width, Latitude(tile.Row)));
    }

    /// <summary>Colours of a row of the raster from a pixel on; nothing where there is no tile.</summary>
    public void Read(long row, long left, Span<uint> colors)
    {
        colors.Clear();
        foreach (var (tile, from, at, length) in Runs(row, left, colors.Length)) tile.Colors.AsSpan(from, length).CopyTo(colors[at..]);
    }

    /// <summary>Heights of a row of the raster from a pixel on; NaN where there is no tile.</summary>
    public void Read(long row, long left, Span<float> heights)
    {
        heights.Fill(float.NaN);
        foreach (var (tile, from, at, length) in Runs(row, left, heights.Length)) tile.Heights.AsSpan(from, length).CopyTo(heights[at..]);
    }

    IEnumerable<(RasterTile Tile, int From, int At, int Length)> Runs(long row, long left, int length)
    {
        if (row < Frame.Top || row >= Frame.Bottom) yield break;
        var side = Frame.Side;
        var tileRow = (int)(row / side);
        var rowInTile = (int)(row - (long)tileRow * side);
        var end = (int)Math.Min(length, Frame.Right - left);
        for (var at = (int)Math.Max(0, Frame.Left - left); at < end;)
        {
            var column = (int)Math.Floor((double)(left + at) / side);
            var inTile = (int)(left + at - (long)column * side);
            var run = Math.Min(side - inTile, end - at);
            if (Tiles.TryGetValue(new TileId(Frame.Zoom, column, tileRow), out var tile)) yield return (tile, rowInTile * side + inTile, at, run);
            at += run;
        }
    }
}
