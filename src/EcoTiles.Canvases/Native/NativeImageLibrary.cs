using System.Runtime.InteropServices;

namespace EcoTiles.Canvases.Native;

/// <summary>A library of the system that images are made with.</summary>
/// <param name="Package">The Debian package that holds it.</param>
public sealed record NativeImageLibrary(string File, string Name, string Package)
{
    public static NativeImageLibrary TurboJpeg { get; } = new("libturbojpeg.so.0", "JPEG (libjpeg-turbo)", "libturbojpeg0");

    public static NativeImageLibrary Webp { get; } = new("libwebp.so.7", "WebP (libwebp)", "libwebp7");

    /// <summary>Loads it for a try, and says what to install when that fails.</summary>
    public string Require()
    {
        if (!NativeLibrary.TryLoad(File, out var handle)) throw Missing();
        NativeLibrary.Free(handle);
        return File;
    }

    internal CanvasException Missing(Exception? cause = null) => CanvasException.NoLibrary(Name, Package, cause);
}
