namespace EcoTiles.Canvases.Text;

/// <summary>Lets the edge of a mask fade, over about the given width.</summary>
static class MaskBlur
{
    /// <summary>Two box filters one after the other, across and down: together they fade like a slope.</summary>
    /// <param name="parts">With room of the width on each side.</param>
    public static void Apply(Span<byte> parts, int stride, int width, int height, float blur)
    {
        var line = new float[Math.Max(width, height)];
        var sums = new float[line.Length];
        for (var y = 0; y < height; y++) Line(parts[(y * stride)..], 1, line.AsSpan(0, width), sums, blur);
        for (var x = 0; x < width; x++) Line(parts[x..], stride, line.AsSpan(0, height), sums, blur);
    }

    static void Line(Span<byte> parts, int step, Span<float> line, Span<float> blurred, float blur)
    {
        for (var i = 0; i < line.Length; i++) line[i] = parts[i * step];
        Box(line, blurred, blur / 2);
        Box(blurred[..line.Length], line, blur / 2);
        for (var i = 0; i < line.Length; i++) parts[i * step] = (byte)(line[i] + 0.5f);
    }

    /// <summary>The mean over a window of a radius that need not be whole.</summary>
    static void Box(ReadOnlySpan<float> source, Span<float> target, float radius)
    {
        var whole = (int)radius;
        var rest = radius - whole;
        var sum = 0f;
        for (var i = 0; i <= whole && i < source.Length; i++) sum += source[i];
        for (var i = 0; i < source.Length; i++)
        {
            var (before, after) = (i - whole - 1, i + whole + 1);
            var edges = (before >= 0 ? source[before] : 0) + (after < source.Length ? source[after] : 0);
            target[i] = (sum + rest * edges) / (2 * radius + 1);
            if (after < source.Length) sum += source[after];
            if (i - whole >= 0) sum -= source[i - whole];
        }
    }
}
