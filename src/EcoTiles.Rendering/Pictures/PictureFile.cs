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

    public static string MediaTypeOf(ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "image/jpeg",
        ImageFormat.Webp or ImageFormat.WebpLossless => "image/webp",
        _ => "image/png",
    };
}
