using System.Numerics;
using EcoTiles.Catalogue.Symbols;
using EcoTiles.Drawing.Symbols;

namespace EcoTiles.Drawing.Hatches;

/// <summary>
/// A hatch as lines and dots of its own, for pages: sharp at any scale, with spacing and angle to the letter. Cells are counted from the
/// corner of the world, so that neighbouring pictures fit together.
/// </summary>
/// <param name="scale">Canvas units to a style pixel.</param>
/// <param name="originX">Where the canvas lies, in its units from the corner of the world.</param>
public sealed class HatchMarks(Hatch hatch, float scale, double originX, double originY)
{
    const double Grain = 256; // places are multiples of one of these parts

    readonly double _width = HatchCell.ExactSizeOf(hatch).X * (double)scale;
    readonly double _height = HatchCell.ExactSizeOf(hatch).Y * (double)scale;

    /// <param name="least">Of the box that is to be filled.</param>
    /// <param name="path">Scratch memory.</param>
    public void Draw(ICanvas canvas, Vector2 least, Vector2 most, Color color, CanvasPath path)
    {
        var cells = new Cells(
            (long)Math.Floor((originX + least.X) / _width) - 1, (long)Math.Floor((originY + least.Y) / _height) - 1,
            (long)Math.Ceiling((originX + most.X) / _width) + 1, (long)Math.Ceiling((originY + most.Y) / _height) + 1);
        var width = (float)hatch.WidthMillimetres * Hatch.PixelsPerMillimetre * scale;
        path.Clear();
        if (hatch.Kind == HatchKind.Dots)
        {
            AddDots(path, cells, width / 2);
            canvas.Fill(path, FillRule.NonZero, color);
            return;
        }
        AddLines(path, cells, (float)hatch.AngleDegrees);
        if (hatch.Kind == HatchKind.Cross) AddLines(path, cells, (float)hatch.AngleDegrees + 90);
        canvas.Stroke(path, new StrokeStyle(width), color);
    }

    void AddLines(CanvasPath path, in Cells cells, float angleDegrees)
    {
        var run = HatchCell.RunOf(angleDegrees);
        if (run.Y == 0)
        {
            for (var row = cells.Top; row < cells.Bottom; row++) AddLine(path, Place(cells.Left, row + 0.5), Place(cells.Right, row + 0.5));
        }
        else if (run.X == 0)
        {
            for (var column = cells.Left; column < cells.Right; column++) AddLine(path, Place(column + 0.5, cells.Top), Place(column + 0.5, cells.Bottom));
        }
        else
        {
            AddDiagonals(path, cells, rise: run.X == run.Y ? -1 : 1);
        }
    }

    /// <summary>From corner to corner of the cells, each corner rounded by itself, so that every picture draws the same line.</summary>
    /// <param name="rise">Rows up for each column to the right.</param>
    void AddDiagonals(CanvasPath path, in Cells cells, int rise)
    {
        var rows = cells.Bottom - cells.Top;
        for (var start = cells.Left - rows; start < cells.Right; start++)
        {
            for (var step = Math.Max(0, cells.Left - start); step <= rows && start + step <= cells.Right; step++)
                path.Add(Place(start + step, rise > 0 ? cells.Bottom - step : cells.Top + step));
            path.EndPart(isClosed: false);
        }
    }

    void AddDots(CanvasPath path, in Cells cells, float radius)
    {
        for (var row = cells.Top; row <= cells.Bottom; row++)
        {
            for (var column = cells.Left; column <= cells.Right; column++)
            {
                AddDot(path, Place(column, row), radius);
                AddDot(path, Place(column + 0.5, row + 0.5), radius);
            }
        }
    }

    static void AddDot(CanvasPath path, Vector2 middle, float radius)
    {
        var first = path.Points.Length;
        Curves.AddEllipse(path, Vector2.Zero, new Vector2(radius), 0.02f);
        path.Move(middle, (float)Grain, first);
    }

    static void AddLine(CanvasPath path, Vector2 from, Vector2 to)
    {
        path.Add(from);
        path.Add(to);
        path.EndPart(isClosed: false);
    }

    Vector2 Place(double column, double row) => new(
        (float)(Math.Round(column * _width * Grain) / Grain - originX), (float)(Math.Round(row * _height * Grain) / Grain - originY));

    readonly record struct Cells(long Left, long Top, long Right, long Bottom);
}
