using System.Runtime.InteropServices;

namespace EcoTiles.Canvases.Native;

/// <summary>A library of the system that images are made with.</summary>
/// <param name="Package">The Debian package that holds it.</param>
public sealed record NativeImageLibrary(string File, string Name, string Package);

/// <summary>Which of the system's image libraries are there.</summary>
public static class NativeLibraries
{
    public static NativeImageLibrary TurboJpeg { get; } = new("libturbojpeg.so.0", "JPEG (libjpeg-turbo)", "libturbojpeg0");

    public static NativeImageLibrary Webp { get; } = new("libwebp.so.7", "WebP (libwebp)", "libwebp7");

    /// <summary>Those that cannot be loaded on this machine.</summary>
    public static IReadOnlyList<NativeImageLibrary> Missing() =>
        [.. new[] { TurboJpeg, Webp }.Where(library => !CanLoad(library))];

    /// <summary>What to throw when a call did not find its library.</summary>
    internal static CanvasException Missing(NativeImageLibrary library, Exception cause) =>
        CanvasException.NoLibrary(library.Name, library.Package, cause);

    static bool CanLoad(NativeImageLibrary library)
    {
        if (!NativeLibrary.TryLoad(library.File, out var handle)) return false;
        NativeLibrary.Free(handle);
        return true;
    }
}
