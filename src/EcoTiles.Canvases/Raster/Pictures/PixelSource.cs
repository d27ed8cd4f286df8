using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Raster.Pictures;

/// <summary>Gives the pixels of a picture or a pattern as they fall on the canvas, row by row.</summary>
/// <remarks>
/// Where a pixel falls on the picture is worked out from its whole-number distance to the picture's origin, so that it
/// does not depend on where on the canvas that is.
/// </remarks>
sealed class PixelSource
{
    // Finer than this many samples a pixel and direction nothing is gained that anybody could see.
    const int MostSamples = 16;

    Picture _picture = null!; // set by both ways to begin
    bool _repeats;
    bool _isCopy;
    int _originX;
    int _originY;
    double _acrossX, _acrossY, _downX, _downY;
    int _samples;

    /// <summary>False when the picture has no extent.</summary>
    public bool BeginPicture(Picture picture, in DeviceTransform placement)
    {
        (_picture, _repeats) = (picture, false);
        return Place(placement);
    }

    /// <param name="cell">From a unit of the pattern's cell to the canvas.</param>
    public bool BeginPattern(Picture picture, in DeviceTransform cell)
    {
        if (ScaledCell.WholeScale(picture, cell) is not { } scale) return BeginRepeated(picture, cell);
        (_picture, _repeats) = (scale == 1 ? picture : ScaledCell.Find(picture, scale), true);
        // A pattern that repeats in whole pixels looks the same wherever it starts only if it starts on one.
        (_originX, _originY) = ((cell.FixedX + 128) & ~255, (cell.FixedY + 128) & ~255);
        _isCopy = true;
        return true;
    }

    /// <summary>A pattern whose cell need not come to whole pixels.</summary>
    public bool BeginRepeated(Picture picture, in DeviceTransform cell)
    {
        (_picture, _repeats) = (picture, true);
        return Place(cell);
    }

    bool Place(in DeviceTransform placement)
    {
        var determinant = placement.Determinant;
        if (!(Math.Abs(determinant) > 1e-12) || !double.IsFinite(determinant)) return false;
        (_acrossX, _acrossY) = (placement.M22 / determinant, -placement.M12 / determinant);
        (_downX, _downY) = (-placement.M21 / determinant, placement.M11 / determinant);
        (_originX, _originY) = (placement.FixedX, placement.FixedY);
        _isCopy = (_acrossX, _acrossY, _downX, _downY) == (1, 0, 0, 1) && ((_originX | _originY) & 255) == 0;
        var shrinks = Math.Max(Math.Max(Math.Abs(_acrossX), Math.Abs(_acrossY)), Math.Max(Math.Abs(_downX), Math.Abs(_downY)));
        _samples = (int)Math.Clamp(Math.Ceiling(shrinks - 1e-6), 1, MostSamples);
        return true;
    }

    /// <summary>The pixels of a row of the canvas from x on.</summary>
    public void Row(int x, int y, Span<uint> row)
    {
        if (_isCopy) Copy(x - (_originX >> 8), y - (_originY >> 8), row);
        else if (_samples == 1) Sample(x, y, row);
        else Average(x, y, row);
    }

    void Copy(int x, int y, Span<uint> row)
    {
        var (width, height) = (_picture.Width, _picture.Height);
        if (!_repeats)
        {
            _picture.Pixels.AsSpan(y * width + x, row.Length).CopyTo(row);
            return;
        }
        var source = _picture.Pixels.AsSpan(Wrap(y, height) * width, width);
        x = Wrap(x, width);
        while (!row.IsEmpty)
        {
            var run = Math.Min(width - x, row.Length);
            source.Slice(x, run).CopyTo(row);
            row = row[run..];
            x = 0;
        }
    }

    void Sample(int x, int y, Span<uint> row)
    {
        for (var i = 0; i < row.Length; i++) row[i] = At(((long)(x + i) << 8) + 128 - _originX, ((long)y << 8) + 128 - _originY);
    }

    void Average(int x, int y, Span<uint> row)
    {
        var count = (uint)(_samples * _samples);
        for (var i = 0; i < row.Length; i++)
        {
            var (blue, green, red, alpha) = (count / 2, count / 2, count / 2, count / 2);
            for (var j = 0; j < _samples; j++)
            {
                for (var k = 0; k < _samples; k++)
                {
                    var pixel = At(
                        ((long)(x + i) << 8) + (2 * k + 1) * 128.0 / _samples - _originX,
                        ((long)y << 8) + (2 * j + 1) * 128.0 / _samples - _originY);
                    blue += pixel & 255;
                    green += (pixel >> 8) & 255;
                    red += (pixel >> 16) & 255;
                    alpha += pixel >> 24;
                }
            }
            row[i] = (alpha / count << 24) | (red / count << 16) | (green / count << 8) | blue / count;
        }
    }

    /// <summary>Mixed from the four pixels of the picture around a place, which is given in 1/256 pixels of the canvas.</summary>
    uint At(double fromLeft, double fromTop)
    {
        var (width, height) = (_picture.Width, _picture.Height);
        // To 1/256 of the picture's pixels, and from their corners to their middles.
        var x = (long)Math.Floor(fromLeft * _acrossX + fromTop * _downX + 0.5) - 128;
        var y = (long)Math.Floor(fromLeft * _acrossY + fromTop * _downY + 0.5) - 128;
        var (column, row) = ((int)(x >> 8), (int)(y >> 8));
        var (nextColumn, nextRow) = (column + 1, row + 1);
        if (_repeats)
        {
            (column, nextColumn) = (Wrap(column, width), Wrap(nextColumn, width));
            (row, nextRow) = (Wrap(row, height), Wrap(nextRow, height));
        }
        else
        {
            (column, nextColumn) = (Math.Clamp(column, 0, width - 1), Math.Clamp(nextColumn, 0, width - 1));
            (row, nextRow) = (Math.Clamp(row, 0, height - 1), Math.Clamp(nextRow, 0, height - 1));
        }
        var pixels = _picture.Pixels;
        var (right, down) = ((uint)x & 255, (uint)y & 255);
        var upper = Mix(pixels[row * width + column], pixels[row * width + nextColumn], right);
        return Mix(upper, Mix(pixels[nextRow * width + column], pixels[nextRow * width + nextColumn], right), down);
    }

    static uint Mix(uint a, uint b, uint part)
    {
        const uint EverySecond = 0x00FF00FF, Half = 0x00800080;
        var even = ((a & EverySecond) * (256 - part) + (b & EverySecond) * part + Half) >> 8;
        var odd = ((a >> 8) & EverySecond) * (256 - part) + ((b >> 8) & EverySecond) * part + Half;
        return (even & EverySecond) | (odd & ~EverySecond);
    }

    static int Wrap(int place, int length)
    {
        place %= length;
        return place < 0 ? place + length : place;
    }
}
