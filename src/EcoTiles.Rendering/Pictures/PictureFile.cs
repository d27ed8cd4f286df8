using EcoTiles.Drawing;

namespace EcoTiles.Rendering.Pictures;

/// <summary>An encoded picture as it is kept and sent.</summary>
public static class PictureFile
{
    public static Tile Of(byte[] bytes, ImageFormat format)
    {
        var tag = System.Security.Cryptography.SHA256.HashData(bytes);
        return new Tile(bytes, $"\"{Convert.ToHexStringLower(tag.AsSpan(0, 12))}\"", IsEmpty: false)
        {
            MediaType = MediaTypeOf(format),
            IsPacked = false,
        };
    }

    /// <summary>A picture that is passed on; its first bytes tell what it is.</summary>
    public static Tile OfFile(byte[] bytes) => Of(bytes, bytes switch
    {
        [0xFF, 0xD8, ..] => ImageFormat.Jpeg,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => ImageFormat.Webp,
        _ => ImageFormat.Png,
    });

    public static string MediaTypeOf(ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "image/jpeg",
        ImageFormat.Webp or ImageFormat.WebpLossless => "image/webp",
        _ => "image/png",
    };
}
