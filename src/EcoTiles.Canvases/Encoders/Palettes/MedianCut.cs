using System.Runtime.Intrinsics;

namespace EcoTiles.Canvases.Encoders.Palettes;

/// <summary>Parts a cloud of colours again and again where it is widest, and takes the middle of each part.</summary>
sealed class MedianCut
{
    readonly Part[] _parts = new Part[256];

    record struct Part(int Start, int Count, double Spread, int Channel, float Middle, Vector128<float> Mean);

    /// <summary>Writes up to as many colours as there is room for, and returns how many.</summary>
    /// <param name="members">Numbers of the colours to look at; their order is changed.</param>
    public int Make(
        Span<int> members, ReadOnlySpan<uint> colors, ReadOnlySpan<int> weights, Span<uint> palette)
    {
        if (members.Length == 0 || palette.Length == 0) return 0;
        var count = 1;
        _parts[0] = Measure(members, 0, members.Length, colors, weights);
        while (count < palette.Length)
        {
            var widest = 0;
            for (var i = 1; i < count; i++)
                if (_parts[i].Spread > _parts[widest].Spread) widest = i;
            var part = _parts[widest];
            if (part.Spread <= 0) break;
            var cut = Divide(members.Slice(part.Start, part.Count), colors, part.Channel, part.Middle);
            if (cut == 0 || cut == part.Count)
            {
                _parts[widest] = part with { Spread = 0 };
                continue;
            }
            _parts[widest] = Measure(members, part.Start, cut, colors, weights);
            _parts[count++] = Measure(members, part.Start + cut, part.Count - cut, colors, weights);
        }
        for (var i = 0; i < count; i++) palette[i] = Rounded(_parts[i].Mean);
        return count;
    }

    /// <summary>Which of the members have a colour that was made.</summary>
    public ReadOnlySpan<int> MembersOf(int color, ReadOnlySpan<int> members) =>
        members.Slice(_parts[color].Start, _parts[color].Count);

    static Part Measure(Span<int> members, int start, int count, ReadOnlySpan<uint> colors, ReadOnlySpan<int> weights)
    {
        var (total, sums, squares) = (0f, Vector128<float>.Zero, Vector128<float>.Zero);
        foreach (var member in members.Slice(start, count))
        {
            var (color, weight) = (Channels(colors[member]), (float)weights[member]);
            total += weight;
            sums += color * weight;
            squares += color * color * weight;
        }
        var mean = sums / total;
        var spread = Vector128.Max(squares - sums * mean, Vector128<float>.Zero) * Vector128.Create(1f, 3, 2, 3);
        var channel = 0;
        for (var i = 1; i < 4; i++)
            if (spread[i] > spread[channel]) channel = i;
        return new(start, count, count == 1 ? 0 : spread[channel], channel, mean[channel], mean);
    }

    static int Divide(Span<int> members, ReadOnlySpan<uint> colors, int channel, float middle)
    {
        var (low, high) = (0, members.Length - 1);
        var shift = channel * 8;
        while (low <= high)
        {
            if ((byte)(colors[members[low]] >> shift) <= middle) low++;
            else
            {
                (members[low], members[high]) = (members[high], members[low]);
                high--;
            }
        }
        return low;
    }

    public static Vector128<float> Channels(uint color) => Vector128.ConvertToSingle(
        Vector128.Create(color & 255, (color >> 8) & 255, (color >> 16) & 255, color >> 24).AsInt32());

    public static uint Rounded(Vector128<float> mean)
    {
        var alpha = (uint)(mean[3] + 0.5f);
        return (alpha << 24) | (Channel(mean[2]) << 16) | (Channel(mean[1]) << 8) | Channel(mean[0]);

        uint Channel(float value) => Math.Min(alpha, (uint)(value + 0.5f));
    }
}
