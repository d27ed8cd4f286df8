using EcoTiles.Canvases;
using EcoTiles.Canvases.Native;
using EcoTiles.Canvases.Text;

namespace EcoTiles.Host.Doctor;

/// <summary>Looks for what pictures are made with: the libraries for text and images, and the fonts.</summary>
static class DrawingChecks
{
    public static IEnumerable<Finding> All(string fonts)
    {
        var shaping = Tried("harfbuzz", FontLibrary.RequireHarfBuzz);
        yield return shaping;
        yield return Tried("jpeg", NativeImageLibrary.TurboJpeg.Require);
        yield return Tried("webp", NativeImageLibrary.Webp.Require);
        // Fonts are opened by HarfBuzz.
        if (shaping.State == FindingState.Ok)
        {
            yield return Tried("fonts", () => $"{fonts}: {string.Join(", ", FontLibrary.Load(fonts).Families)}");
        }
    }

    static Finding Tried(string check, Func<string> find)
    {
        try
        {
            return Finding.Ok(check, find());
        }
        catch (CanvasException failure)
        {
            return new(check, FindingState.Missing, new(failure.MessageZh, failure.MessageEn));
        }
    }
}
