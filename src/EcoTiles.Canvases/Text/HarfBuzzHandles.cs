using System.Runtime.InteropServices;

namespace EcoTiles.Canvases.Text;

/// <summary>A font file in memory.</summary>
sealed partial class BlobHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Destroy(handle);
        return true;
    }

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_blob_destroy")]
    private static partial void Destroy(nint blob);
}

/// <summary>One face of a font file. May be shared by threads.</summary>
sealed partial class FaceHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Destroy(handle);
        return true;
    }

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_face_destroy")]
    private static partial void Destroy(nint face);
}

/// <summary>A face at one weight. May be shared by threads once it cannot be changed any more.</summary>
sealed partial class FontHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Destroy(handle);
        return true;
    }

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_font_destroy")]
    private static partial void Destroy(nint font);
}

/// <summary>Characters going in, glyphs coming out. For one thread at a time.</summary>
sealed partial class BufferHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Destroy(handle);
        return true;
    }

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_buffer_destroy")]
    private static partial void Destroy(nint buffer);
}

/// <summary>The functions that HarfBuzz calls to draw an outline.</summary>
sealed partial class DrawFunctionsHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Destroy(handle);
        return true;
    }

    [LibraryImport(HarfBuzz.Library, EntryPoint = "hb_draw_funcs_destroy")]
    private static partial void Destroy(nint functions);
}
