using Microsoft.Extensions.Primitives;

namespace EcoTiles.Server.Tiles;

/// <summary>Reads Accept-Encoding as far as a tile needs it.</summary>
public static class AcceptedEncodings
{
    /// <summary>
    /// Whether a gzip body may be sent. A client that does not say gets plain bytes: those that leave the header out
    /// are mostly the ones that do not unpack.
    /// </summary>
    public static bool AllowGzip(StringValues acceptEncoding)
    {
        var any = false;
        for (var i = 0; i < acceptEncoding.Count; i++)
        {
            ReadOnlySpan<char> list = acceptEncoding[i];
            foreach (var range in list.Split(','))
            {
                var entry = list[range];
                var end = entry.IndexOf(';');
                var name = (end < 0 ? entry : entry[..end]).Trim();
                var wanted = end < 0 || !IsZero(entry[(end + 1)..]);
                if (name.Equals("gzip", StringComparison.OrdinalIgnoreCase)) return wanted;
                if (name is "*") any = wanted;
            }
        }
        return any;
    }

    static bool IsZero(ReadOnlySpan<char> parameter)
    {
        var value = parameter[(parameter.IndexOf('=') + 1)..].Trim();
        return value.StartsWith("0", StringComparison.Ordinal) && value.IndexOfAnyExcept("0.") < 0;
    }
}
