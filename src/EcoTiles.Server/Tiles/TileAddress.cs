using EcoTiles.Geometry.Grids;
using EcoTiles.Rendering;

namespace EcoTiles.Server.Tiles;

/// <summary>What the part of a path after <c>/tiles/</c> turned out to be.</summary>
public enum TileAddressKind : byte
{
    /// <summary>Neither a tile nor a document.</summary>
    Malformed,

    /// <summary>Well written, but the grid has no such tile.</summary>
    OutsideGrid,

    /// <summary>
    /// A tile: <c>{plan}/{map}/{z}/{x}/{y}</c>, or <c>{plan}/{map}/{set}/{z}/{x}/{y}</c> of another tile matrix set, with <c>.mvt</c>, <c>.pbf</c> or nothing; a picture of it with
    /// <c>.png</c>, <c>.png8</c>, <c>.webp</c>, <c>.lossless.webp</c>, <c>.jpg</c>, each also after <c>@2x</c>.
    /// </summary>
    Tile,

    /// <summary>The description of a map: <c>{plan}/{map}</c>, <c>{plan}/{map}.json</c> or <c>{plan}/{map}/tilejson.json</c>.</summary>
    TileJson,
}

/// <summary>An address under <c>/tiles/</c>, taken apart. A map is named by one segment or, with its group, by two.</summary>
public readonly ref struct TileAddress
{
    const int MostDigits = 9;

    public ReadOnlySpan<char> Plan { get; private init; }
    public ReadOnlySpan<char> Map { get; private init; }

    /// <summary>As the grid of the form counts it.</summary>
    public TileId Tile { get; private init; }

    public TileForm Form { get; private init; }

    /// <summary>Takes an address apart without allocating and without looking anything up.</summary>
    public static TileAddressKind Parse(ReadOnlySpan<char> path, out TileAddress address)
    {
        address = default;
        Span<Range> segments = stackalloc Range[8];
        var count = path.Split(segments, '/');
        if (count is < 2 or > 7) return TileAddressKind.Malformed;
        foreach (var segment in segments[..count])
        {
            if (path[segment].IsEmpty) return TileAddressKind.Malformed;
        }
        var plan = path[segments[0]];
        if (count < 5) return ParseTileJson(path, plan, count, segments[count - 1], out address);

        var set = count > 5 ? TileMatrixSet.Find(path[segments[count - 4]]) : null;
        if (count == 7 && set is null) return TileAddressKind.Malformed;
        var map = path[segments[1].Start.Value..segments[count - (set is null ? 4 : 5)].End.Value];
        if (!TryNumber(path[segments[count - 3]], out var level)
            || !TryNumber(path[segments[count - 2]], out var column)
            || !TryNumber(TileForm.TakeOff(path[segments[count - 1]], out var form), out var row))
        {
            return TileAddressKind.Malformed;
        }
        set ??= TileMatrixSet.WebMercatorQuad;
        var tile = set.TileAt(level, column, row);
        address = new TileAddress { Plan = plan, Map = map, Tile = tile ?? default, Form = form with { Grid = set.Grid } };
        return tile is null ? TileAddressKind.OutsideGrid : TileAddressKind.Tile;
    }

    static TileAddressKind ParseTileJson(
        ReadOnlySpan<char> path, ReadOnlySpan<char> plan, int count, Range last, out TileAddress address)
    {
        const string Document = "tilejson.json";
        const string Extension = ".json";
        var map = path[(plan.Length + 1)..];
        if (count > 2 && path[last].SequenceEqual(Document)) map = map[..^(Document.Length + 1)];
        else if (count > 3) map = [];
        else if (map.EndsWith(Extension, StringComparison.Ordinal)) map = map[..^Extension.Length];
        address = new TileAddress { Plan = plan, Map = map };
        return map.IsEmpty ? TileAddressKind.Malformed : TileAddressKind.TileJson;
    }

    /// <summary>Plain digits only: one tile has one address, so a sign, a space or a leading zero is no number.</summary>
    static bool TryNumber(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        if (digits.Length is 0 or > MostDigits || (digits[0] == '0' && digits.Length > 1)) return false;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit)) return false;
            number = number * 10 + (digit - '0');
        }
        return true;
    }
}
