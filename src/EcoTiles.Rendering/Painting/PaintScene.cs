using System.Numerics;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Labels;
using EcoTiles.Rendering.VectorTiles;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Painting;

/// <summary>What painting one frame takes: the canvas, the frame, and scratch memory that serves any map. Belongs to one thread.</summary>
sealed class PaintScene
{
    readonly TileCutter _cutter = new();
    readonly PathSet _feature = new();
    readonly NearPieces _near = new();
    readonly GrowingArray<Vector2> _points = new(1024);
    readonly GrowingArray<FramePlace> _places = new(1024);
    readonly GrowingArray<FramePlace> _cut = new(1024);
    static readonly LatticeBox Everywhere = new(int.MinValue, int.MinValue, int.MaxValue, int.MaxValue);
    int _mostTileZoom;

    public SpriteLibrary Sprites { get; private set; } = null!; // set by Begin, as canvas and frame

    public RowSearch Search { get; } = new();

    public RowsByLook RowsByLook { get; } = new();

    public CanvasPath Path { get; } = new(4096, 256);

    public ICanvas Canvas { get; private set; } = null!;

    public PictureFrame Frame { get; private set; } = null!;

    public Vector2 Size { get; private set; }

    public float Scale => Frame.Scale;

    /// <summary>By which the shapes of the layer that is painted are moved, in pixels.</summary>
    public FramePlace Shift { get; private set; }

    /// <param name="mostTileZoom">Of the vector tiles in which browsers count lines anew.</param>
    public void Begin(SpriteLibrary sprites, int mostTileZoom, PictureFrame frame, ICanvas canvas)
    {
        (Sprites, _mostTileZoom, Frame, Canvas) = (sprites, mostTileZoom, frame, canvas);
        Size = new Vector2(frame.Width, frame.Height);
        Shift = default;
    }

    /// <summary>From now on shapes are moved as a layer says.</summary>
    public void BeginLayer(StyleProperty<StylePoint> translate)
    {
        var by = translate.Evaluate(new EvaluationContext { Zoom = Frame.Zoom });
        Shift = new FramePlace(by.X * Scale, by.Y * Scale).Rounded();
    }

    /// <summary>Whether the picture is for a screen, where it stands beside those of browsers.</summary>
    public bool IsScreen => Frame.Medium == Medium.Screen;

    /// <summary>How much larger the vector tiles that a browser shows are here than at their own zoom.</summary>
    public float Stretch => MathF.Pow(2, (float)(Frame.Zoom - Math.Floor(Frame.Zoom)));

    /// <summary>The tile that lines are drawn for, if they are counted anew in each.</summary>
    public TileFrame? Tile { get; private set; }

    /// <summary>Pixels that the side of such a tile has.</summary>
    public double TileSide => Tile is { } tile ? Frame.WorldPixels / (1L << tile.Tile.Zoom) : double.PositiveInfinity;

    /// <summary>
    /// Draws once for each of the vector tiles that a browser would show in the frame, each within its own whole pixels: a
    /// tile's lines begin where they come into its buffer, and there neighbours would draw over each other.
    /// </summary>
    public void ForEachTile(Action draw)
    {
        if (!IsScreen)
        {
            draw();
            return;
        }
        var tiles = LabelTiles.At(Frame.Zoom, _mostTileZoom);
        var side = Frame.WorldPixels / (1L << tiles.TileZoom);
        var last = (1 << tiles.TileZoom) - 1;
        for (var row = Math.Max(0, TileAt(Frame.OriginY, side)); row <= Math.Min(last, TileAt(Frame.OriginY + Frame.Height - 1, side)); row++)
        {
            for (var column = Math.Max(0, TileAt(Frame.OriginX, side)); column <= Math.Min(last, TileAt(Frame.OriginX + Frame.Width - 1, side)); column++)
            {
                Tile = new TileFrame(new TileId(tiles.TileZoom, column, row));
                Canvas.Save();
                ClipTo(
                    FirstPixel(column, side) - Frame.OriginX, FirstPixel(row, side) - Frame.OriginY,
                    FirstPixel(column + 1, side) - Frame.OriginX, FirstPixel(row + 1, side) - Frame.OriginY);
                draw();
                Canvas.Restore();
            }
        }
        Tile = null;

        static int TileAt(long pixel, double side)
        {
            var tile = (int)Math.Floor(pixel / side);
            return FirstPixel(tile + 1, side) <= pixel ? tile + 1 : FirstPixel(tile, side) > pixel ? tile - 1 : tile;
        }

        static long FirstPixel(int tile, double side) => (long)Math.Floor(tile * side + 0.5);
    }

    void ClipTo(long left, long top, long right, long bottom)
    {
        if (left <= 0 && top <= 0 && right >= Frame.Width && bottom >= Frame.Height) return;
        (left, top, right, bottom) = (Math.Max(left, 0), Math.Max(top, 0), Math.Min(right, Frame.Width), Math.Min(bottom, Frame.Height));
        Path.Clear();
        Path.AddRange([new(left, top), new(right, top), new(right, bottom), new(left, bottom)]);
        Path.EndPart(isClosed: true);
        Canvas.Clip(Path, FillRule.NonZero);
    }

    /// <summary>Where features lie that can be seen in the frame, this many style pixels around themselves.</summary>
    public LatticeBox BoxWith(double margin) => Frame.BoxWith(margin + Math.Max(Math.Abs(Shift.X), Math.Abs(Shift.Y)) / Scale)
        .Within(Tile?.BoxAt(TileGrid.LatticeZoom) ?? Everywhere);

    /// <summary>The paths of a row, as they are on its rung.</summary>
    public PathSet Read(Rung rung, int row)
    {
        _feature.Clear();
        PathRecord.Read(rung.Record(row), rung.Features.Kinds[row], _feature);
        return _feature;
    }

    /// <summary>The paths of a row as they stand in the tile that is drawn for, in steps of its zoom.</summary>
    public PathSet ReadInTile(Rung rung, int row, TileFrame tile)
    {
        _feature.Clear();
        var record = _cutter.Record(rung, row, tile);
        if (!record.IsEmpty) PathRecord.Read(record, rung.Features.Kinds[row], _feature);
        return _feature;
    }

    /// <summary>The rings of a row to be filled; of a large one only what the frame needs.</summary>
    public PathSet ReadRings(Rung rung, int row)
    {
        if (Shift != default || rung.PiecesOf(row) is not { } pieces) return Read(rung, row);
        _feature.Clear();
        if (pieces.AreRings) _near.ReadRings(rung.Record(row), pieces, Frame.StepsWith(1, rung.Zoom), _feature);
        return _feature;
    }

    /// <summary>The lines of a row, or the borders of its rings; of a large one the stretches that come near the frame.</summary>
    /// <param name="margin">Pixels around the frame in which edges are kept.</param>
    public PathSet ReadLines(Rung rung, int row, double margin)
    {
        if (Shift != default || rung.PiecesOf(row) is not { } pieces) return Read(rung, row);
        _feature.Clear();
        // Somewhat more than the nearest, so that no rounding brings places nearer than that.
        var nearest = 1.5 * LinePlaces.Nearest / Frame.StepsTo(rung.Zoom).Factor;
        _near.ReadLines(rung.Record(row), pieces, Frame.StepsWith(margin + 1, rung.Zoom), nearest, _feature);
        return _feature;
    }

    /// <summary>The points of a ring to be filled, in pixels of the frame; valid until the next call.</summary>
    public Span<Vector2> PlaceRing(PathSet feature, int path, int rungZoom)
    {
        var points = Place(feature, path, rungZoom);
        if (!IsFar(points)) return points;
        var places = PlaceLine(feature, path, rungZoom, isClosed: true);
        _points.Shrink(0);
        points = _points.Extend(places.Length);
        for (var i = 0; i < points.Length; i++) points[i] = places[i];
        return points;
    }

    /// <summary>The places of a line, with no edge too long; valid until the next call.</summary>
    public Span<FramePlace> PlaceLine(PathSet feature, int path, int rungZoom, bool isClosed)
    {
        var steps = feature.Path(path);
        _places.Shrink(0);
        var places = _places.Extend(steps.Length / 2);
        Frame.Place(steps, rungZoom, places);
        if (Shift != default)
        {
            foreach (ref var place in places) place += Shift;
        }
        return LinePlaces.CutLong(places, isClosed, Frame.OriginX, Frame.OriginY, _cut);
    }

    /// <summary>The points of one of those paths, in pixels of the frame; valid until the next call.</summary>
    public Span<Vector2> Place(PathSet feature, int path, int rungZoom)
    {
        var steps = feature.Path(path);
        _points.Shrink(0);
        var points = _points.Extend(steps.Length / 2);
        Frame.Place(steps, rungZoom, points);
        if (Shift != default)
        {
            foreach (ref var point in points) point += Shift;
        }
        return points;
    }

    /// <summary>Whether a point lies further away than single numbers can be counted in 1/256.</summary>
    static bool IsFar(ReadOnlySpan<Vector2> points)
    {
        const float Exact = 1 << 16;
        foreach (var point in points)
        {
            if (MathF.Abs(point.X) > Exact || MathF.Abs(point.Y) > Exact) return true;
        }
        return false;
    }
}
