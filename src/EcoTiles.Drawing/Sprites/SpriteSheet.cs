using System.Numerics;

namespace EcoTiles.Drawing.Sprites;

/// <summary>All pictures of a library on one sheet, as browsers load them.</summary>
public sealed record SpriteSheet(Picture Picture, IReadOnlyDictionary<string, SpritePlace> Places)
{
    const int MostWidth = 1024;

    /// <summary>Lays the pictures out in rows, the tallest first.</summary>
    /// <param name="scale">Pixels for each style pixel: 1, or 2 for fine screens.</param>
    public static SpriteSheet Of(SpriteLibrary library, ICanvasBackend backend, int scale)
    {
        var pictures = library.Names.Select(name => (Name: name, Picture: library.PictureOf(name, scale)!)) // each name is there
            .OrderByDescending(each => each.Picture.Height).ThenBy(each => each.Name, StringComparer.Ordinal).ToList();
        var places = new Dictionary<string, SpritePlace>(StringComparer.Ordinal);
        int x = 0, y = 0, rowHeight = 0, width = 1;
        foreach (var (name, picture) in pictures)
        {
            if (x > 0 && x + picture.Width > MostWidth * scale) (x, y, rowHeight) = (0, y + rowHeight, 0);
            places[name] = new SpritePlace(x, y, picture.Width, picture.Height, scale);
            x += picture.Width;
            (rowHeight, width) = (Math.Max(rowHeight, picture.Height), Math.Max(width, x));
        }
        using var canvas = backend.BeginImage(width, Math.Max(1, y + rowHeight), Color.Transparent);
        foreach (var (name, picture) in pictures)
            canvas.DrawPicture(picture, Matrix3x2.CreateTranslation(places[name].X, places[name].Y), 1);
        return new SpriteSheet(canvas.ToPicture(), places);
    }
}

/// <summary>Where one picture lies on its sheet, as MapLibre's sprite index writes it.</summary>
public sealed record SpritePlace(int X, int Y, int Width, int Height, int PixelRatio);
