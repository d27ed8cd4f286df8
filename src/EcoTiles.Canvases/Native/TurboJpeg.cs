using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EcoTiles.Canvases.Native;

/// <summary>What is used of libjpeg-turbo's own interface, version 2.</summary>
static unsafe partial class TurboJpeg
{
    const string Library = "libturbojpeg.so.0";

    public const int PixelsBgrx = 3;
    public const int PixelsBgra = 8;
    public const int Subsampling444 = 0;
    public const int Subsampling420 = 2;
    public const int NoReallocation = 1024;
    public const int FastTransform = 2048;
    public const int LimitScans = 32768; // 500: a small progressive file could otherwise keep a core busy for minutes
    public const int ColorsCmyk = 3;
    public const int ColorsYcck = 4;

    [LibraryImport(Library)]
    private static partial nint tjInitCompress();

    [LibraryImport(Library)]
    private static partial nint tjInitDecompress();

    [LibraryImport(Library)]
    private static partial int tjDestroy(nint handle);

    [LibraryImport(Library, EntryPoint = "tjBufSize")]
    public static partial nuint BufferSize(int width, int height, int subsampling);

    [LibraryImport(Library, EntryPoint = "tjCompress2")]
    public static partial int Compress(
        TurboJpegHandle handle, byte* pixels, int width, int pitch, int height, int pixelFormat,
        ref byte* target, ref nuint targetSize, int subsampling, int quality, int flags);

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    public static partial int DecompressHeader(
        TurboJpegHandle handle, byte* file, nuint size, out int width, out int height, out int subsampling, out int colors);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    public static partial int Decompress(
        TurboJpegHandle handle, byte* file, nuint size, byte* target, int width, int pitch, int height, int pixelFormat,
        int flags);

    [LibraryImport(Library)]
    private static partial nint tjGetErrorStr2(TurboJpegHandle handle);

    /// <summary>1 when nothing usable came out, 0 when the library made the best of it.</summary>
    [LibraryImport(Library, EntryPoint = "tjGetErrorCode")]
    public static partial int ErrorCode(TurboJpegHandle handle);

    public static string Error(TurboJpegHandle handle) => Marshal.PtrToStringUTF8(tjGetErrorStr2(handle)) ?? "";

    [ThreadStatic]
    static TurboJpegHandle? _compressor;

    [ThreadStatic]
    static TurboJpegHandle? _decompressor;

    /// <summary>One for each thread; freed when the thread has gone.</summary>
    public static TurboJpegHandle Compressor => _compressor ??= Open(static () => tjInitCompress());

    public static TurboJpegHandle Decompressor => _decompressor ??= Open(static () => tjInitDecompress());

    /// <summary>Damaged files leave traces in a decompressor: the next file gets a new one.</summary>
    public static void DropDecompressor()
    {
        _decompressor?.Dispose();
        _decompressor = null;
    }

    static TurboJpegHandle Open(Func<nint> open)
    {
        try
        {
            return new(open());
        }
        catch (DllNotFoundException missing)
        {
            throw NativeImageLibrary.TurboJpeg.Missing(missing);
        }
    }

    /// <summary>A compressor or decompressor of the library.</summary>
    internal sealed class TurboJpegHandle : SafeHandleZeroOrMinusOneIsInvalid
    {
        public TurboJpegHandle(nint handle) : base(ownsHandle: true) => SetHandle(handle);

        protected override bool ReleaseHandle() => tjDestroy(handle) == 0;
    }
}
