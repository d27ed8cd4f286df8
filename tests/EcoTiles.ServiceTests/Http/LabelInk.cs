using EcoTiles.Drawing;

namespace EcoTiles.ServiceTests.Http;

/// <summary>Finds the labels of a picture by a second one whose text is of another colour, and measures how they stand out.</summary>
sealed class LabelInk
{
    /// <summary>Text parts that lie nearer than this belong to one label.</summary>
    const int Together = 4;

    /// <summary>Of 255 that a channel of a pixel in full ink may be off: letters drawn as browsers do fade far into themselves.</summary>
    const int NearlyFull = 32;

    /// <summary>Labels with fewer pixels in full ink are parts cut off by the border.</summary>
    const int LeastInk = 25;

    readonly Picture _picture;
    readonly Picture _inked;
    readonly uint _ink;
    readonly int[] _labels;

    LabelInk(Picture picture, Picture inked, uint ink)
    {
        (_picture, _inked, _ink) = (picture, inked, ink);
        _labels = new int[picture.Pixels.Length];
    }

    /// <summary>The place of each label, and the contrast of its ink with what surrounds it: 1 is none, 21 black on white.</summary>
    public static IReadOnlyList<(int X, int Y, double Contrast)> Contrasts(Picture picture, Picture inked, uint ink)
    {
        var finder = new LabelInk(picture, inked, ink);
        var labels = new List<(int, int, double)>();
        for (var at = 0; at < finder._labels.Length; at++)
        {
            if (!finder.IsInk(at) || finder._labels[at] != 0) continue;
            if (finder.Contrast(finder.Take(at, labels.Count + 1)) is { } contrast)
                labels.Add((at % picture.Width, at / picture.Width, contrast));
        }
        return labels;
    }

    bool IsInk(int at) => _picture.Pixels[at] != _inked.Pixels[at];

    bool IsFullInk(int at)
    {
        var pixel = _inked.Pixels[at];
        for (var shift = 0; shift < 24; shift += 8)
        {
            if (Math.Abs((int)(pixel >> shift & 255) - (int)(_ink >> shift & 255)) > NearlyFull) return false;
        }
        return true;
    }

    List<int> Take(int start, int label)
    {
        var taken = new List<int> { start };
        _labels[start] = label;
        for (var i = 0; i < taken.Count; i++)
        {
            foreach (var near in Around(taken[i], Together))
            {
                if (_labels[near] != 0 || !IsInk(near)) continue;
                _labels[near] = label;
                taken.Add(near);
            }
        }
        return taken;
    }

    double? Contrast(List<int> label)
    {
        var ink = label.Where(IsFullInk).Select(at => Luminance(_picture.Pixels[at])).Order().ToList();
        if (ink.Count < LeastInk) return null;
        var ground = label.SelectMany(at => Around(at, 2)).Where(at => !IsInk(at)).Distinct().Select(at => Luminance(_picture.Pixels[at])).Order().ToList();
        var (one, other) = (ink[ink.Count / 2], ground[ground.Count / 2]);
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
    }

    IEnumerable<int> Around(int at, int reach)
    {
        var (x, y) = (at % _picture.Width, at / _picture.Width);
        for (var row = Math.Max(0, y - reach); row <= Math.Min(_picture.Height - 1, y + reach); row++)
        {
            for (var column = Math.Max(0, x - reach); column <= Math.Min(_picture.Width - 1, x + reach); column++)
                yield return row * _picture.Width + column;
        }
    }

    static double Luminance(uint pixel) =>
        0.2126 * Linear((pixel >> 16) & 255) + 0.7152 * Linear((pixel >> 8) & 255) + 0.0722 * Linear(pixel & 255);

    static double Linear(uint channel) => channel <= 10 ? channel / 255.0 / 12.92 : Math.Pow((channel / 255.0 + 0.055) / 1.055, 2.4);
}
