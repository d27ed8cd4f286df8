namespace EcoTiles.Canvases.Decoders;

/// <summary>Puts a filtered row back together.</summary>
static class PngUnfilter
{
    /// <summary>
    /// Both rows have <paramref name="step"/> zeros before them. False when there is no such filter.
    /// </summary>
    public static bool Apply(int kind, Span<byte> row, ReadOnlySpan<byte> above, int step, int length)
    {
        var end = step + length;
        switch (kind)
        {
            case 0:
                return true;
            case 1:
                for (var i = step; i < end; i++) row[i] += row[i - step];
                return true;
            case 2:
                for (var i = step; i < end; i++) row[i] += above[i];
                return true;
            case 3:
                for (var i = step; i < end; i++) row[i] += (byte)((row[i - step] + above[i]) >> 1);
                return true;
            case 4:
                for (var i = step; i < end; i++) row[i] += Paeth(row[i - step], above[i], above[i - step]);
                return true;
            default:
                return false;
        }
    }

    static byte Paeth(int a, int b, int c)
    {
        var (toA, toB, toC) = (Math.Abs(b - c), Math.Abs(a - c), Math.Abs(a + b - 2 * c));
        return (byte)(toA <= toB && toA <= toC ? a : toB <= toC ? b : c);
    }
}
