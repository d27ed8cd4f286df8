using System.Runtime.InteropServices;
using EcoTiles.Canvases;
using EcoTiles.Canvases.Text;

namespace EcoTiles.Host.Doctor;

/// <summary>Looks for what pictures are made with: the libraries for text and images, and the fonts.</summary>
static class DrawingChecks
{
    public static IEnumerable<Finding> All(string fonts)
    {
        var shaping = Tried("harfbuzz", FontLibrary.RequireHarfBuzz);
        yield return shaping;
        yield return Library("jpeg", "libjpeg-turbo", "libturbojpeg.so.0", "libturbojpeg0");
        yield return Library("webp", "libwebp", "libwebp.so.7", "libwebp7");
        // Fonts are opened by HarfBuzz.
        if (shaping.State == FindingState.Ok)
        {
            yield return Tried("fonts", () => $"{fonts}: {string.Join(", ", FontLibrary.Load(fonts).Families)}");
        }
    }

    static Finding Library(string check, string library, string file, string package) => Tried(check, () =>
    {
        if (!NativeLibrary.TryLoad(file, out var handle)) throw CanvasException.NoLibrary(library, package);
        NativeLibrary.Free(handle);
        return file;
    });

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
