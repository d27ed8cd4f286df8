using EcoTiles.Drawing;
using EcoTiles.Geometry.Grids;

namespace EcoTiles.Rendering;

/// <summary>What a tile is asked for as: data, or a picture in one of the formats and at one of the scales; and on which grid.</summary>
/// <param name="Picture">Null for a vector tile.</param>
/// <param name="Scale">Pixels for each style pixel of a picture.</param>
public readonly record struct TileForm(ImageFormat? Picture, int Scale)
{
    const string FineScale = "@2x";
    const string Lossless = ".lossless";

    readonly TileGrid? _other; // null for the grid of the web, so that forms without a word about it are equal

    /// <summary>The grid that the tile is one of.</summary>
    public TileGrid Grid
    {
        get => _other ?? WebMercatorQuad.Instance;
        init => _other = value == WebMercatorQuad.Instance ? null : value;
    }

    public static TileForm Vector => new(null, 1);

    public bool IsPicture => Picture is not null;

    /// <summary>Takes extension and scale off a file name. What is not known stays.</summary>
    public static ReadOnlySpan<char> TakeOff(ReadOnlySpan<char> file, out TileForm form)
    {
        form = Vector;
        var point = file.LastIndexOf('.');
        if (point < 0) return file;
        var name = file[..point];
        if (file[point..] is ".mvt" or ".pbf") return name;
        ImageFormat? picture = file[point..] switch
        {
            ".png" => ImageFormat.Png,
            ".png8" => ImageFormat.Png8,
            ".webp" => ImageFormat.Webp,
            ".jpg" or ".jpeg" => ImageFormat.Jpeg,
            _ => null,
        };
        if (picture is null) return file;
        if (picture == ImageFormat.Webp && name.EndsWith(Lossless, StringComparison.Ordinal))
        {
            picture = ImageFormat.WebpLossless;
            name = name[..^Lossless.Length];
        }
        var isFine = name.EndsWith(FineScale, StringComparison.Ordinal);
        form = new TileForm(picture, isFine ? 2 : 1);
        return isFine ? name[..^FineScale.Length] : name;
    }
}
