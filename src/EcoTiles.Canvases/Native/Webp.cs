using System.Runtime.InteropServices;

namespace EcoTiles.Canvases.Native;

/// <summary>What is used of libwebp, version 1; structures as its headers have them.</summary>
static unsafe partial class Webp
{
    const string Library = "libwebp.so.7";
    const int EncoderVersion = 0x020e;

    [LibraryImport(Library)]
    private static partial int WebPConfigInitInternal(out Config config, int preset, float quality, int version);

    [LibraryImport(Library)]
    private static partial int WebPConfigLosslessPreset(ref Config config, int level);

    [LibraryImport(Library)]
    private static partial int WebPPictureInitInternal(out EncoderPicture picture, int version);

    [LibraryImport(Library, EntryPoint = "WebPEncode")]
    public static partial int Encode(in Config config, ref EncoderPicture picture);

    [LibraryImport(Library, EntryPoint = "WebPPictureFree")]
    public static partial void Free(ref EncoderPicture picture);

    [LibraryImport(Library, EntryPoint = "WebPGetInfo")]
    public static partial int Info(byte* file, nuint size, out int width, out int height);

    [LibraryImport(Library, EntryPoint = "WebPDecodeBGRAInto")]
    public static partial byte* DecodeBgra(byte* file, nuint size, byte* target, nuint targetSize, int stride);

    public static Config Lossy(int quality)
    {
        if (WebPConfigInitInternal(out var config, 0, quality, EncoderVersion) == 0) throw WrongVersion();
        return config with { Method = 2 };
    }

    /// <param name="level">0 fast to 9 small.</param>
    public static Config Lossless(int level)
    {
        if (WebPConfigInitInternal(out var config, 0, 75, EncoderVersion) == 0) throw WrongVersion();
        _ = WebPConfigLosslessPreset(ref config, level);
        return config with { Exact = 1 };
    }

    public static EncoderPicture NewPicture() =>
        WebPPictureInitInternal(out var picture, EncoderVersion) != 0 ? picture : throw WrongVersion();

    static CanvasException WrongVersion() =>
        new("libwebp 版本不符，需要 libwebp7", "This is not the version of libwebp that is needed: libwebp7");

    [StructLayout(LayoutKind.Sequential)]
    public struct Config
    {
        public int IsLossless;
        public float Quality;
        public int Method; // 0 fast to 6 small
        public fixed int Others[21];
        public int Exact; // keeps colours where nothing shows
        public fixed int Rest[8];
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct EncoderPicture
    {
        public int UsesArgb;
        public int ColorSpace;
        public int Width;
        public int Height;
        public byte* Y;
        public byte* U;
        public byte* V;
        public int StrideY;
        public int StrideUv;
        public byte* A;
        public int StrideA;
        public fixed uint Padding1[2];
        public uint* Argb;
        public int StrideArgb;
        public fixed uint Padding2[3];
        public delegate* unmanaged<byte*, nuint, EncoderPicture*, int> Writer;
        public nint Custom;
        public int ExtraInfoType;
        public byte* ExtraInfo;
        public nint Statistics;
        public int ErrorCode;
        public nint ProgressHook;
        public nint UserData;
        public fixed uint Padding3[3];
        public nint Padding4;
        public nint Padding5;
        public fixed uint Padding6[8];
        public nint Memory;
        public nint MemoryArgb;
        public nint Padding7;
        public nint Padding8;
    }
}
