using EcoTiles.Canvases.Raster;
using EcoTiles.Canvases.Text;
using EcoTiles.Drawing;

namespace EcoTiles.Oracle;

/// <summary>The service's canvas with the fonts beside the program.</summary>
public static class SceneBackend
{
    public static ICanvasBackend Make()
    {
        var fonts = FontLibrary.Load(Path.Combine(AppContext.BaseDirectory, "fonts"));
        return new RasterBackend(new TextShaper(fonts, missing => throw new InvalidDataException($"No font has {missing.Name}.")));
    }
}
