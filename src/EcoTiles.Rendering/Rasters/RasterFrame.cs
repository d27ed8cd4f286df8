using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources.Rasters;

namespace EcoTiles.Rendering.Rasters;

/// <summary>
/// Where the pixels of a picture lie on the pixels of a raster. Every place is worked out from the pixel's distance to the
/// corner of the world, so that a tile and a larger picture meet the same pixels in the same parts.
/// </summary>
sealed class RasterFrame
{
    readonly PictureFrame _frame;
    readonly RasterGrid _grid;
    readonly bool _isSameGrid;
    readonly double _ratio;

    RasterFrame(PictureFrame frame, RasterFacts facts, int zoom)
    {
        (_frame, _grid, Zoom, Side) = (frame, facts.Grid, zoom, facts.TilePixels);
        Columns = 1 << zoom;
        Rows = facts.Grid == RasterGrid.Geographic ? Columns / 2 : Columns;
        _isSameGrid = frame.Grid == (_grid == RasterGrid.Geographic ? (TileGrid)PlaneGrid.Degrees : WebMercatorQuad.Instance);
        _ratio = (double)Side * Columns / frame.WorldPixels;
        (Left, Right) = (Pixel((facts.Bounds.MinX + 180) / 360 * Columns), Pixel((facts.Bounds.MaxX + 180) / 360 * Columns));
        (Top, Bottom) = (Pixel(FromTop(facts.Bounds.MaxY)), Pixel(FromTop(facts.Bounds.MinY)));
    }

    /// <summary>The raster's first pixel within its bounds, and the first beyond them: coarse tiles reach further than what they show.</summary>
    public long Left { get; }

    public long Right { get; }

    public long Top { get; }

    public long Bottom { get; }

    public int Zoom { get; }

    /// <summary>Pixels along an edge of a tile.</summary>
    public int Side { get; }

    /// <summary>Tiles in a row of the world.</summary>
    public int Columns { get; }

    public int Rows { get; }

    /// <summary>Metres at the equator that a pixel of the raster is wide.</summary>
    public double MetresPerPixel => 2 * Math.PI * 6378137 / ((double)Side * Columns);

    /// <summary>The zoom whose pixels are about as large as the picture's; null where the raster is not shown.</summary>
    /// <param name="tileSize">Style pixels along an edge of a tile, when the style says so.</param>
    public static RasterFrame? Of(PictureFrame frame, RasterFacts facts, double? tileSize)
    {
        var wanted = (int)Math.Floor(Math.Log2(frame.WorldPixels / (tileSize ?? facts.TilePixels)) + 0.5);
        var zoom = Math.Min(wanted, facts.MaxZoom);
        return zoom < Math.Max(RasterTiles.LowestZoom(facts), facts.Grid == RasterGrid.Geographic ? 1 : 0) ? null : new RasterFrame(frame, facts, zoom);
    }

    public PictureFrame Picture => _frame;

    /// <summary>Whether rows of the picture are rows of the raster.</summary>
    public bool IsLevel => _frame.Grid.IsLevel;

    /// <summary>Pixels of the raster from its left and top edge to a place, less half a pixel.</summary>
    public (double Across, double Down) PlaceOf(double longitude, double latitude) =>
        ((longitude + 180) / 360 * Columns * Side - 0.5, FromTop(latitude) * Side - 0.5);

    /// <summary>Pixels of the raster from the left edge of the world to the middle of a column of the picture, less half a pixel.</summary>
    public double Across(int column) => (_frame.OriginX + column + 0.5) * _ratio - 0.5;

    /// <summary>The same from the top of the grid downwards.</summary>
    public double Down(int row) =>
        _isSameGrid ? (_frame.OriginY + row + 0.5) * _ratio - 0.5 : FromTop(Latitude(row)) * Side - 0.5;

    /// <summary>Degrees north, in the middle of a row of a level picture.</summary>
    public double Latitude(int row)
    {
        var south = (_frame.OriginY + row + 0.5) / _frame.WorldPixels;
        return _frame.Grid == WebMercatorQuad.Instance ? Math.Atan(Math.Sinh(Math.PI * (1 - 2 * south))) * (180 / Math.PI) : 90 - 360 * south;
    }

    /// <summary>The tiles that the picture takes pixels of, with some pixels around.</summary>
    public IEnumerable<TileId> Tiles(int margin)
    {
        var box = IsLevel
            ? new Envelope(Across(0), Down(0), Across(_frame.Width - 1), Down(_frame.Height - 1))
            : new TurnedPlaces(this).Box;
        if (box.IsEmpty) yield break;
        var (left, right) = (Tile(box.MinX - margin, Columns), Tile(box.MaxX + 1 + margin, Columns));
        var (top, bottom) = (Tile(box.MinY - margin, Rows), Tile(box.MaxY + 1 + margin, Rows));
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++) yield return new TileId(Zoom, column, row);
        }
    }

    double FromTop(double latitude) => _grid == RasterGrid.Geographic
        ? (90 - latitude) / 180 * Rows
        : (1 - Math.Asinh(Math.Tan(latitude * (Math.PI / 180))) / Math.PI) / 2 * Rows;

    long Pixel(double tiles) => (long)Math.Round(tiles * Side);

    int Tile(double pixel, int count) => (int)Math.Clamp(Math.Floor(pixel / Side), 0, count - 1);
}
