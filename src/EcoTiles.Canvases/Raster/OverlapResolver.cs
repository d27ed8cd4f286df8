namespace EcoTiles.Canvases.Raster;

/// <summary>
/// Finds what rings enclose that lie over themselves, as the outlines of lines do whose steps are shorter than the line
/// is wide. Each row is looked at along a few lines of its own, where winding numbers can be counted one by one.
/// </summary>
sealed class OverlapResolver
{
    const int LinesShift = 3;

    readonly ScanLines _lines = new(LinesShift);

    public long Bytes => _lines.Bytes;

    /// <summary>Adds every stretch of a line that lies inside to the cells.</summary>
    public void Add(DevicePath path, in PixelBox box, in CoverageAccumulator.Cells cells)
    {
        _lines.Begin(box);
        _lines.WantAll();
        foreach (var ring in path.OverlappingRings) _lines.Count(path.Ring(ring));
        _lines.MakeRoom();
        foreach (var ring in path.OverlappingRings) _lines.Collect(path.Ring(ring));
        for (var line = 0; line < box.Height << LinesShift; line++)
            Write(_lines.Sorted(line), line >> LinesShift, _lines.Height * path.Winding, cells);
    }

    static void Write(ReadOnlySpan<int> crossings, int row, int height, in CoverageAccumulator.Cells cells)
    {
        var number = 0;
        foreach (var crossing in crossings)
        {
            var before = number;
            number += (crossing & 1) * 2 - 1;
            if (before == 0) cells.AddUpright(row, crossing >> 1, height);
            else if (number == 0) cells.AddUpright(row, crossing >> 1, -height);
        }
    }
}
