namespace EcoTiles.Rendering.Painting;

/// <summary>
/// Browsers let the ends of a dash fade over a pixel to each side. Of dashes shorter than two pixels more shows in the gaps than is
/// lost in the dash; here they are made as much longer as that is, to have as much ink.
/// </summary>
static class DashFading
{
    /// <summary>Lengthens dashes at both ends and shortens the gaps, all in pixels; returns how much the first one was lengthened at its start.</summary>
    public static float Widen(Span<float> dashes)
    {
        Span<float> more = stackalloc float[dashes.Length / 2];
        for (var i = 0; i < more.Length; i++)
        {
            var (dash, gap) = (dashes[2 * i], Math.Min(dashes[2 * i + 1], dashes[(2 * i + dashes.Length - 1) % dashes.Length]));
            more[i] = dash > 0 && gap > 0 ? InkUpTo(dash / 2) - InkUpTo(-gap / 2) - dash / 2 : 0;
        }
        for (var i = 0; i < more.Length; i++)
        {
            dashes[2 * i] += 2 * more[i];
            dashes[2 * i + 1] -= more[i] + more[(i + 1) % more.Length];
        }
        return more[0];
    }

    /// <summary>What shows from a pixel before the end of a dash to so far within it.</summary>
    static float InkUpTo(float within)
    {
        if (within >= 1) return within;
        var share = Math.Max(0, (within + 1) / 2);
        return 2 * share * share * share - share * share * share * share;
    }
}
