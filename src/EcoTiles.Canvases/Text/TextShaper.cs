using System.Collections.Concurrent;
using System.Text;
using EcoTiles.Canvases.Text.Sdf;
using EcoTiles.Drawing.Text;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Text;

/// <summary>Turns lines of text into glyphs: directions, scripts, fonts, letter spacing. May be used by many threads.</summary>
public sealed class TextShaper(FontLibrary fonts, Action<MissingCharacter> reportMissing, long cacheBytes = 16 << 20)
{
    /// <summary>
    /// What stands for a character that no font has: a gap of half an em, no box. On a map a gap reads as a letter left out;
    /// a box or a dot reads as part of the name.
    /// </summary>
    const float GapWidth = 0.5f;

    const int MostReported = 4096;

    static readonly uint Arabic = HarfBuzz.Tag("Arab");
    static readonly HashSet<uint> JoiningScripts = [.. new[] { "Arab", "Syrc", "Mong", "Phag", "Nkoo", "Mand", "Adlm", "Rohg" }.Select(HarfBuzz.Tag)];
    // Which forms of a letter a font shows may depend on the language; on the machine's it must not.
    static readonly nint Chinese = HarfBuzz.Language("zh-Hans", -1);
    static readonly nint Uyghur = HarfBuzz.Language("ug", -1);

    readonly BoundedCache<ShapeKey, ShapedLine> _lines = new(cacheBytes, ShapeKeyComparer.Instance);
    readonly ConcurrentDictionary<int, bool> _reported = new();
    readonly ConcurrentBag<Workspace> _workspaces = [];

    public FontLibrary Fonts => fonts;

    /// <summary>What the lines that are kept take, about.</summary>
    public long CachedBytes => _lines.Bytes;

    public ShapedLine Shape(ReadOnlySpan<char> text, in FontRequest request)
    {
        if (_lines.Find(new ShapeQuery(text, request)) is { } known) return known;
        var key = new ShapeKey(text.ToString(), request);
        var workspace = _workspaces.TryTake(out var idle) ? idle : new Workspace();
        var line = ShapeLine(key.Text, request, workspace);
        workspace.Clear();
        _workspaces.Add(workspace);
        _lines.Add(key, line, 200 + 2 * key.Text.Length + 40 * line.Glyphs.Length);
        return line;
    }

    ShapedLine ShapeLine(string text, in FontRequest request, Workspace workspace)
    {
        var chain = fonts.Chain(request.Families);
        var plain = WithoutControls(text);
        var ascent = chain[0].Ascent;
        var descent = chain[0].Descent;
        foreach (var run in BidiRuns.Of(plain, request.Direction))
        {
            var first = workspace.Items.Count;
            TextItems.Split(plain, run.Start, run.Length, chain, workspace.Items);
            if (run.IsRightToLeft) workspace.Items.Reverse(first, workspace.Items.Count - first);
            for (var i = first; i < workspace.Items.Count; i++)
            {
                var item = workspace.Items[i];
                if (item.Face is null)
                {
                    AddGap(plain, item, chain[0], request, workspace);
                    continue;
                }
                ascent = Math.Max(ascent, item.Face.Ascent);
                descent = Math.Max(descent, item.Face.Descent);
                AddItem(plain, item, item.Face, run.IsRightToLeft, request, workspace);
            }
        }
        Space(plain, request, workspace);
        var width = 0f;
        foreach (ref var glyph in workspace.Placed.Span)
        {
            glyph = glyph with { X = glyph.X + width };
            width += glyph.Advance;
        }
        return new(text, request.Size, workspace.Placed.ToArray(), width, ascent * request.Size, descent * request.Size);
    }

    void AddItem(
        string text, in TextItem item, LoadedFace face, bool isRightToLeft, in FontRequest request, Workspace workspace)
    {
        var glyphs = workspace.Glyphs;
        glyphs.Shrink(0);
        HarfBuzzPointers.Shape(
            workspace.Buffer, face.Font, text, item.Start, item.Length, isRightToLeft, item.Script,
            item.Script == Arabic ? Uyghur : Chinese, request.LetterSpacing != 0, glyphs);
        var scale = request.Size / face.UnitsPerEm;
        foreach (var glyph in glyphs.Span)
        {
            var joins = JoiningScripts.Contains(item.Script);
            var advance = request.HasWholeAdvances && !joins && glyph.Advance != 0
                ? SdfGlyph.AdvanceOf(face, glyph.Glyph) * request.Size / SdfGlyph.EmPixels
                : glyph.Advance * scale;
            workspace.Placed.Add(new(
                face, glyph.Glyph == 0 ? face.SpaceGlyph : glyph.Glyph, glyph.Cluster, glyph.X * scale, -glyph.Y * scale, advance));
            workspace.Joins.Add(joins);
            if (glyph.Glyph == 0) Report(text, glyph.Cluster, request.Families);
        }
    }

    void AddGap(string text, in TextItem item, LoadedFace face, in FontRequest request, Workspace workspace)
    {
        Report(text, item.Start, request.Families);
        workspace.Placed.Add(new(face, face.SpaceGlyph, item.Start, 0, 0, GapWidth * request.Size));
        workspace.Joins.Add(false);
    }

    /// <summary>Widens each letter but the last by the spacing; letters that join are moved apart only between words.</summary>
    static void Space(string text, in FontRequest request, Workspace workspace)
    {
        if (request.LetterSpacing == 0) return;
        var spacing = request.LetterSpacing * request.Size;
        var glyphs = workspace.Placed.Span;
        for (var i = 0; i + 1 < glyphs.Length; i++)
        {
            if (glyphs[i].Cluster == glyphs[i + 1].Cluster) continue; // the marks of a letter stay with it
            if (workspace.Joins[i] && text[glyphs[i].Cluster] != ' ' && text[glyphs[i + 1].Cluster] != ' '
                && workspace.Joins[i + 1]) continue;
            glyphs[i] = glyphs[i] with { Advance = glyphs[i].Advance + spacing, Spacing = spacing };
        }
    }

    void Report(string text, int place, FontStack stack)
    {
        // Half a surrogate pair is no character, and has no name.
        if (!Rune.TryGetRuneAt(text, place, out var rune) || _reported.Count >= MostReported) return;
        if (_reported.TryAdd(rune.Value, true)) reportMissing(new(rune.Value, stack));
    }

    /// <summary>Line ends and tabs count as spaces; places stay the same.</summary>
    static string WithoutControls(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsControl(character) && character is not ('\u2028' or '\u2029')) continue;
            return string.Create(text.Length, text, static (plain, text) =>
            {
                for (var i = 0; i < plain.Length; i++)
                    plain[i] = char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' ? ' ' : text[i];
            });
        }
        return text;
    }

    /// <summary>What shaping one line needs; used again for the next.</summary>
    sealed class Workspace
    {
        public readonly BufferHandle Buffer = HarfBuzzPointers.CreateBuffer();
        public readonly List<TextItem> Items = [];
        public readonly GrowingArray<HarfBuzzGlyph> Glyphs = new();
        public readonly GrowingArray<ShapedGlyph> Placed = new();
        public readonly GrowingArray<bool> Joins = new();

        public void Clear()
        {
            Items.Clear();
            Placed.Shrink(0);
            Joins.Shrink(0);
        }
    }
}
