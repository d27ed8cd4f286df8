using System.Runtime.InteropServices;

namespace EcoTiles.Canvases.Text;

/// <summary>The functions of the system's HarfBuzz (6.0 and later) that are called with handles.</summary>
static partial class HarfBuzz
{
    public const string Library = "libharfbuzz.so.0";

    [LibraryImport(Library, EntryPoint = "hb_blob_create_from_file_or_fail", StringMarshalling = StringMarshalling.Utf8)]
    public static partial BlobHandle OpenFile(string path);

    [LibraryImport(Library, EntryPoint = "hb_face_count")]
    public static partial uint CountFaces(BlobHandle blob);

    [LibraryImport(Library, EntryPoint = "hb_face_create")]
    public static partial FaceHandle CreateFace(BlobHandle blob, uint index);

    [LibraryImport(Library, EntryPoint = "hb_face_get_upem")]
    public static partial uint UnitsPerEm(FaceHandle face);

    [LibraryImport(Library, EntryPoint = "hb_face_get_glyph_count")]
    public static partial uint CountGlyphs(FaceHandle face);

    [LibraryImport(Library, EntryPoint = "hb_font_create")]
    public static partial FontHandle CreateFont(FaceHandle face);

    [LibraryImport(Library, EntryPoint = "hb_font_make_immutable")]
    public static partial void MakeImmutable(FontHandle font);

    [LibraryImport(Library, EntryPoint = "hb_style_get_value")]
    public static partial float StyleValue(FontHandle font, uint tag);

    [LibraryImport(Library, EntryPoint = "hb_ot_var_find_axis_info")]
    [return: MarshalAs(UnmanagedType.I4)]
    public static partial bool FindAxis(FaceHandle face, uint tag, out Axis axis);

    [LibraryImport(Library, EntryPoint = "hb_font_set_variations")]
    public static partial void SetVariations(FontHandle font, in Variation variations, uint count);

    [LibraryImport(Library, EntryPoint = "hb_font_get_nominal_glyph")]
    [return: MarshalAs(UnmanagedType.I4)]
    public static partial bool FindGlyph(FontHandle font, uint codePoint, out uint glyph);

    [LibraryImport(Library, EntryPoint = "hb_font_get_glyph_h_advance")]
    public static partial int Advance(FontHandle font, uint glyph);

    [LibraryImport(Library, EntryPoint = "hb_font_get_h_extents")]
    [return: MarshalAs(UnmanagedType.I4)]
    public static partial bool HorizontalExtents(FontHandle font, out FontExtents extents);

    [LibraryImport(Library, EntryPoint = "hb_language_from_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Language(string name, int length);

    [LibraryImport(Library, EntryPoint = "hb_unicode_funcs_get_default")]
    public static partial nint UnicodeFunctions();

    [LibraryImport(Library, EntryPoint = "hb_unicode_script")]
    public static partial uint Script(nint functions, uint codePoint);

    [LibraryImport(Library, EntryPoint = "hb_version_string")]
    private static partial nint VersionText();

    /// <summary>The version of the library that is loaded; throws when there is none.</summary>
    public static string Version() => Marshal.PtrToStringUTF8(VersionText()) ?? "";

    public static uint Tag(string four) => ((uint)four[0] << 24) | ((uint)four[1] << 16) | ((uint)four[2] << 8) | four[3];

    /// <summary>hb_font_extents_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct FontExtents
    {
        public int Ascender;
        public int Descender;
        public int LineGap;
        readonly Reserved _reserved;
    }

    /// <summary>hb_variation_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Variation
    {
        public uint Tag;
        public float Value;
    }

    /// <summary>hb_ot_var_axis_info_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Axis
    {
        public uint Index;
        public uint Tag;
        public uint NameId;
        public uint Flags;
        public float Least;
        public float Usual;
        public float Most;
        readonly uint _reserved;
    }

    [System.Runtime.CompilerServices.InlineArray(9)]
    struct Reserved
    {
        int _first;
    }
}
