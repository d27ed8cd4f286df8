using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Text;

/// <summary>Everything of HarfBuzz that hands out or takes raw memory, in one place.</summary>
static unsafe partial class HarfBuzzPointers
{
    static readonly DrawFunctionsHandle Drawing = MakeDrawing();

    /// <summary>All names of a face with their meanings, in every language that they are written in.</summary>
    public static List<(uint Meaning, string Name)> Names(FaceHandle face)
    {
        uint count = 0;
        var entries = ListNames(face, &count);
        var names = new List<(uint, string)>();
        for (var i = 0; i < count; i++)
        {
            uint length = 0;
            var needed = GetName(face, entries[i].Meaning, entries[i].Language, &length, null);
            if (needed is 0 or > 1024) continue;
            var text = new char[needed + 1];
            length = needed + 1;
            fixed (char* start = text) _ = GetName(face, entries[i].Meaning, entries[i].Language, &length, start);
            names.Add((entries[i].Meaning, new string(text, 0, (int)length)));
        }
        return names;
    }

    /// <summary>
    /// Shapes one stretch of a text, which has one font, script and direction; what stands around it decides how letters at
    /// its ends join.
    /// </summary>
    public static void Shape(
        BufferHandle buffer, FontHandle font, ReadOnlySpan<char> text, int start, int length,
        bool rightToLeft, uint script, nint language, bool keepsLettersApart, GrowingArray<HarfBuzzGlyph> output)
    {
        ClearContents(buffer);
        fixed (char* characters = text) AddText(buffer, characters, text.Length, (uint)start, length);
        SetDirection(buffer, rightToLeft ? 5 : 4); // HB_DIRECTION_RTL, HB_DIRECTION_LTR
        SetScript(buffer, script);
        SetLanguage(buffer, language);
        SetFlags(buffer, (start == 0 ? 1u : 0) | (start + length == text.Length ? 2u : 0)); // beginning, end of text
        Span<Feature> features =
        [
            new(HarfBuzz.Tag("liga")), new(HarfBuzz.Tag("clig")),
        ];
        fixed (Feature* first = features) Shape(font, buffer, first, keepsLettersApart ? (uint)features.Length : 0);
        uint count = 0;
        var glyphs = Glyphs(buffer, &count);
        var positions = Positions(buffer, &count);
        foreach (ref var glyph in output.Extend((int)count))
        {
            glyph = new(glyphs->Glyph, (int)glyphs->Cluster, positions->Advance, positions->X, positions->Y);
            glyphs++;
            positions++;
        }
    }

    /// <summary>Adds the outline of a glyph, in units of the font, y upwards.</summary>
    public static void Draw(FontHandle font, uint glyph, GlyphOutline outline)
    {
        var pinned = GCHandle.Alloc(outline);
        try
        {
            DrawGlyph(font, glyph, Drawing, GCHandle.ToIntPtr(pinned));
        }
        finally
        {
            pinned.Free();
        }
    }

    static DrawFunctionsHandle MakeDrawing()
    {
        var functions = CreateDrawFunctions();
        SetMove(functions, &Move, 0, 0);
        SetLine(functions, &Line, 0, 0);
        SetQuadratic(functions, &Quadratic, 0, 0);
        SetCubic(functions, &Cubic, 0, 0);
        SetClose(functions, &Close, 0, 0);
        MakeImmutable(functions);
        return functions;
    }

    static GlyphOutline Outline(nint data) => (GlyphOutline)GCHandle.FromIntPtr(data).Target!; // Draw put it there

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Move(nint functions, nint data, nint state, float x, float y, nint user) => Outline(data).Move(new(x, y));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Line(nint functions, nint data, nint state, float x, float y, nint user) => Outline(data).Line(new(x, y));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Quadratic(nint functions, nint data, nint state, float x1, float y1, float x, float y, nint user) =>
        Outline(data).Quadratic(new(x1, y1), new(x, y));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Cubic(nint functions, nint data, nint state, float x1, float y1, float x2, float y2, float x, float y, nint user) =>
        Outline(data).Cubic(new(x1, y1), new(x2, y2), new(x, y));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Close(nint functions, nint data, nint state, nint user) => Outline(data).Close();

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_ot_name_list_names")]
    private static partial NameEntry* ListNames(FaceHandle face, uint* count);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_ot_name_get_utf16")]
    private static partial uint GetName(FaceHandle face, uint meaning, nint language, uint* length, char* text);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_buffer_create")]
    public static partial BufferHandle CreateBuffer();

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_buffer_clear_contents")]
    private static partial void ClearContents(BufferHandle buffer);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_buffer_add_utf16")]
    private static partial void AddText(BufferHandle buffer, char* text, int textLength, uint start, int length);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_buffer_set_direction")]
    private static partial void SetDirection(BufferHandle buffer, int direction);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_buffer_set_script")]
    private static partial void SetScript(BufferHandle buffer, uint script);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_buffer_set_language")]
    private static partial void SetLanguage(BufferHandle buffer, nint language);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_buffer_set_flags")]
    private static partial void SetFlags(BufferHandle buffer, uint flags);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_shape")]
    private static partial void Shape(FontHandle font, BufferHandle buffer, Feature* features, uint count);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_buffer_get_glyph_infos")]
    private static partial GlyphInfo* Glyphs(BufferHandle buffer, uint* count);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_buffer_get_glyph_positions")]
    private static partial GlyphPosition* Positions(BufferHandle buffer, uint* count);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_font_get_glyph_shape")]
    private static partial void DrawGlyph(FontHandle font, uint glyph, DrawFunctionsHandle functions, nint data);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_draw_funcs_create")]
    private static partial DrawFunctionsHandle CreateDrawFunctions();

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_draw_funcs_make_immutable")]
    private static partial void MakeImmutable(DrawFunctionsHandle functions);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_draw_funcs_set_move_to_func")]
    private static partial void SetMove(
        DrawFunctionsHandle functions, delegate* unmanaged[Cdecl]<nint, nint, nint, float, float, nint, void> call, nint user, nint destroy);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_draw_funcs_set_line_to_func")]
    private static partial void SetLine(
        DrawFunctionsHandle functions, delegate* unmanaged[Cdecl]<nint, nint, nint, float, float, nint, void> call, nint user, nint destroy);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_draw_funcs_set_quadratic_to_func")]
    private static partial void SetQuadratic(
        DrawFunctionsHandle functions,
        delegate* unmanaged[Cdecl]<nint, nint, nint, float, float, float, float, nint, void> call, nint user, nint destroy);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_draw_funcs_set_cubic_to_func")]
    private static partial void SetCubic(
        DrawFunctionsHandle functions,
        delegate* unmanaged[Cdecl]<nint, nint, nint, float, float, float, float, float, float, nint, void> call, nint user, nint destroy);

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_draw_funcs_set_close_path_func")]
    private static partial void SetClose(
        DrawFunctionsHandle functions, delegate* unmanaged[Cdecl]<nint, nint, nint, nint, void> call, nint user, nint destroy);

    /// <summary>hb_ot_name_entry_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    readonly struct NameEntry
    {
        public readonly uint Meaning;
        readonly uint _private;
        public readonly nint Language;
    }

    /// <summary>hb_feature_t, switched off for the whole text.</summary>
    [StructLayout(LayoutKind.Sequential)]
    readonly struct Feature(uint tag)
    {
        readonly uint _tag = tag;
        readonly uint _value;
        readonly uint _start;
        readonly uint _end = uint.MaxValue;
    }

    /// <summary>hb_glyph_info_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    readonly struct GlyphInfo
    {
        public readonly uint Glyph;
        readonly uint _mask;
        public readonly uint Cluster;
        readonly uint _private1;
        readonly uint _private2;
    }

    /// <summary>hb_glyph_position_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    readonly struct GlyphPosition
    {
        public readonly int Advance;
        readonly int _verticalAdvance;
        public readonly int X;
        public readonly int Y;
        readonly int _private;
    }
}

/// <summary>A shaped glyph in units of its font; y upwards.</summary>
readonly record struct HarfBuzzGlyph(uint Glyph, int Cluster, int Advance, int X, int Y);
