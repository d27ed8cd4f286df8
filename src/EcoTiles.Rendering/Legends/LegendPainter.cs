using System.Buffers;
using System.Globalization;
using System.Numerics;
using EcoTiles.Catalogue;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Text;
using EcoTiles.Rendering.Painting;

namespace EcoTiles.Rendering.Legends;

/// <summary>Draws a legend as a picture: heading, sections, and swatches in columns; lengths in style pixels.</summary>
sealed class LegendPainter(StyledMap map, Legend legend, float scale, bool isEnglish)
{
    const float Padding = 14, SwatchGap = 9, TickLabelGap = 4, ColumnGap = 22, RowGap = 6, SectionGap = 9, TitleGap = 10;
    const int MostInOneColumn = 12, MostInTwoColumns = 36;
    const int MostPixels = 32_000_000, MostPixelsAcross = 16_384; // 128 MB

    static readonly FontStack Sans = new("Noto Sans SC Bold", "Noto Sans Arabic Bold");
    static readonly FontStack Serif = new("Noto Serif SC Regular", "Noto Sans Arabic Regular");
    static readonly Drawing.Text.TextStyle TitleStyle = new(Sans, 16, 40, 1.2f, 0.3f);
    static readonly Drawing.Text.TextStyle SectionStyle = new(Sans, 12.5f, 18, 1.3f, 0, TextJustify.Left, TextAnchor.TopLeft);
    static readonly Drawing.Text.TextStyle EntryStyle = new(Serif, 12, 17, 1.25f, 0, TextJustify.Left, TextAnchor.Left);
    static readonly Drawing.Text.TextStyle NoteStyle = new(Serif, 10, 40, 1.2f);
    static readonly Color Ink = new(0x22, 0x22, 0x22);
    static readonly Color Faint = new(0xA0, 0xA0, 0xA0);
    static readonly Color Frame = new(0x55, 0x55, 0x55);

    readonly ICanvasBackend _backend = map.Backend;
    readonly SwatchPainter _swatches = new(map, legend.Zoom, scale);

    /// <summary>The picture as a PNG file; null when it would be larger than pictures may be.</summary>
    public byte[]? Paint()
    {
        var columns = InColumns([.. legend.Sections.SelectMany(Rows)]);
        var title = TextLayout.Lay(_backend, isEnglish ? "Legend" : "图例", isEnglish ? TitleStyle with { LetterSpacing = 0 } : TitleStyle);
        var note = map.Map.IsSample ? TextLayout.Lay(_backend, isEnglish ? "Illustration from sample data" : "示意图（样例数据）", NoteStyle) : TextBlock.Empty;
        var widths = columns.ConvertAll(rows => rows.Max(row => row.Width));
        var inner = Math.Max(Math.Max(title.Width, note.Width), widths.Sum() + ColumnGap * Math.Max(0, columns.Count - 1));
        var top = Padding + title.Height + TitleGap;
        var body = columns.Count == 0 ? 0 : columns.Max(HeightOf);
        var bottom = note.Height > 0 ? note.Height + RowGap : 0;
        var (width, height) = ((int)MathF.Ceiling((inner + 2 * Padding) * scale), (int)MathF.Ceiling((top + body + bottom + Padding) * scale));
        if (width > MostPixelsAcross || height > MostPixelsAcross || (long)width * height > MostPixels) return null;

        using var canvas = _backend.BeginImage(width, height, Color.White);
        var middle = width / scale / 2;
        Draw(canvas, title, middle, Padding + title.Height / 2, Ink);
        var left = Padding + Math.Max(0, inner - widths.Sum() - ColumnGap * (columns.Count - 1)) / 2;
        for (var i = 0; i < columns.Count; i++)
        {
            var y = top;
            foreach (var (row, isFirst) in columns[i].Select((row, at) => (row, at == 0)))
            {
                y += isFirst ? 0 : row.SpaceAbove;
                Draw(canvas, row, left, y);
                y += row.Height;
            }
            left += widths[i] + ColumnGap;
        }
        if (note.Height > 0) Draw(canvas, note, middle, height / scale - Padding - note.Height / 2, Faint);
        DrawFrame(canvas, width, height);
        var bytes = new ArrayBufferWriter<byte>(32 * 1024);
        canvas.Encode(new ImageEncoding(ImageFormat.Png), bytes);
        return bytes.WrittenSpan.ToArray();
    }

    IEnumerable<Row> Rows(LegendSection section)
    {
        var isWhole = section.Entries is [{ Label: var only }] && only == section.Title;
        if (!isWhole)
        {
            var heading = TextLayout.Lay(_backend, WithCount(Word(section.Title), section.Count, isHeading: true), SectionStyle);
            yield return new Row(null, heading, heading.Width, heading.Height, SectionGap);
        }
        foreach (var entry in section.Entries)
        {
            if (entry.Ramp is { } ramp)
            {
                yield return RampRow(entry, ramp);
                continue;
            }
            var label = TextLayout.Lay(_backend, WithCount(Word(entry.Label), entry.IsCounted ? entry.Features : null, isHeading: false), EntryStyle);
            yield return new Row(
                entry, label, SwatchPainter.LineWidth + SwatchGap + label.Width, Math.Max(SwatchPainter.Height, label.Height), isWhole ? SectionGap : RowGap);
        }
    }

    /// <summary>A bar with a number at each tick, the highest at the top.</summary>
    Row RampRow(LegendEntry entry, LegendRamp ramp)
    {
        var numbers = ramp.Ticks.Reverse().Select(tick => TextLayout.Lay(_backend, tick.Value.ToString(CultureInfo.InvariantCulture), EntryStyle)).ToList();
        return new Row(
            entry, TextBlock.Empty, SwatchPainter.LineWidth + TickLabelGap + numbers.Max(number => number.Width), SwatchPainter.SizeOf(entry).Height + numbers[0].Height, RowGap)
        {
            TickLabels = numbers,
        };
    }

    /// <summary>
    /// One column up to twelve entries, two above, three for the longest. Of all ways to break them the lowest is taken;
    /// one that tears a section apart must be lower by a quarter, and a heading never stands alone.
    /// </summary>
    static List<List<Row>> InColumns(List<Row> rows)
    {
        if (rows.Count == 0) return [];
        var entries = rows.Count(row => row.Entry is not null);
        var most = entries <= MostInOneColumn ? 1 : entries <= MostInTwoColumns ? 2 : 3;
        var breaks = Enumerable.Range(1, rows.Count - 1).Where(at => rows[at - 1].Entry is not null).ToList();
        IEnumerable<int[]> ways = [[]];
        for (var column = 1; column < most; column++)
            ways = ways.SelectMany(way => breaks.Where(at => way.Length == 0 || at > way[^1]).Select(at => (int[])[.. way, at])).ToList();
        var best = ways.MinBy(way => Cut(rows, way).Max(HeightOf) * (1 + 0.25f * way.Count(at => rows[at].Entry is not null)));
        return best is null ? [rows] : Cut(rows, best);
    }

    static List<List<Row>> Cut(List<Row> rows, int[] at) =>
        [.. at.Prepend(0).Zip(at.Append(rows.Count), (from, to) => rows[from..to])];

    static float HeightOf(List<Row> rows) => rows.Select((row, i) => row.Height + (i == 0 ? 0 : row.SpaceAbove)).Sum();

    string Word(Words words) => isEnglish ? words.En : words.Zh;

    string WithCount(string label, int? count, bool isHeading) => count is not { } number ? label
        : isEnglish ? FormattableString.Invariant($"{label} ({number})")
        : isHeading || number > 0 ? FormattableString.Invariant($"{label}（{number}项）") : label;

    void Draw(ICanvas canvas, Row row, float x, float y)
    {
        if (row.Entry is not { } entry)
        {
            Draw(canvas, row.Text, x, y, Ink);
            return;
        }
        var middle = y + row.Height / 2;
        var (width, height) = SwatchPainter.SizeOf(entry);
        // Swatches stand on whole pixels, so that their edges stay sharp.
        var at = new Vector2(MathF.Round((x + (SwatchPainter.LineWidth - width) / 2f) * scale), MathF.Round((middle - height / 2f) * scale));
        canvas.DrawPicture(_swatches.Paint(entry), Matrix3x2.CreateTranslation(at), entry.IsPresent ? 1 : 0.35f);
        Draw(canvas, row.Text, x + SwatchPainter.LineWidth + SwatchGap, middle, entry.IsPresent ? Ink : Faint);
        for (var i = 0; i < row.TickLabels.Count; i++)
            Draw(canvas, row.TickLabels[i], x + SwatchPainter.LineWidth + TickLabelGap, middle + 0.5f - height / 2f + i * LegendRamp.TickGap, Ink);
    }

    void Draw(ICanvas canvas, TextBlock text, float x, float y, Color color)
    {
        canvas.Save();
        canvas.Transform(Matrix3x2.CreateScale(scale) * Matrix3x2.CreateTranslation(MathF.Round(x * scale), MathF.Round(y * scale)));
        foreach (var run in text.Runs) canvas.DrawGlyphs(run.Glyphs, new TextPaint(color));
        canvas.Restore();
    }

    void DrawFrame(ICanvas canvas, int width, int height)
    {
        var edge = scale / 2;
        var path = new CanvasPath();
        path.AddRange([new(edge, edge), new(width - edge, edge), new(width - edge, height - edge), new(edge, height - edge)]);
        path.EndPart(isClosed: true);
        canvas.Stroke(path, new StrokeStyle(scale), Frame);
    }

    /// <summary>A heading, or an entry with its label.</summary>
    sealed record Row(LegendEntry? Entry, TextBlock Text, float Width, float Height, float SpaceAbove)
    {
        /// <summary>Beside the ticks of a ramp, from the top.</summary>
        public List<TextBlock> TickLabels { get; init; } = [];
    }
}
