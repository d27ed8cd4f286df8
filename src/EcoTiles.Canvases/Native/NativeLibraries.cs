using System.Runtime.InteropServices;

namespace EcoTiles.Canvases.Native;

/// <summary>A library of the system that images are made with.</summary>
/// <param name="Package">The Debian package that holds it.</param>
public sealed record NativeImageLibrary(string File, string Package, string Format)
{
    public string MessageZh => $"缺少软件包 {Package}，无法读写 {Format} 图像：apt-get install {Package}";

    public string MessageEn => $"the package {Package} is missing, so {Format} images cannot be read or written: apt-get install {Package}";
}

/// <summary>Which of the system's image libraries are there.</summary>
public static class NativeLibraries
{
    public static NativeImageLibrary TurboJpeg { get; } = new("libturbojpeg.so.0", "libturbojpeg0", "JPEG");

    public static NativeImageLibrary Webp { get; } = new("libwebp.so.7", "libwebp7", "WebP");

    /// <summary>Those that cannot be loaded on this machine.</summary>
    public static IReadOnlyList<NativeImageLibrary> Missing() =>
        [.. new[] { TurboJpeg, Webp }.Where(library => !CanLoad(library))];

    /// <summary>Throws what names the missing package.</summary>
    internal static PlatformNotSupportedException Missing(NativeImageLibrary library, Exception cause) =>
        new($"{library.MessageZh} / {library.MessageEn}", cause);

    static bool CanLoad(NativeImageLibrary library)
    {
        if (!NativeLibrary.TryLoad(library.File, out var handle)) return false;
        NativeLibrary.Free(handle);
        return true;
    }
}
