using System.Buffers.Binary;
using System.IO.Compression;
using EcoTiles.Catalogue;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.VectorTiles;

/// <summary>A vector tile from its layers, kept within the limits and packed.</summary>
static class VectorTile
{
    const int MostFeatures = 50_000;
    const int MostBytes = 2 << 20;

    public static Tile Make(
        VectorTileMaker maker, IReadOnlyList<(MapLayer Layer, LayerSnapshot Snapshot)> layers, TileFrame frame)
    {
        // When a tile grows too large its small features are thinned out, those of twice the size at each try.
        for (var smallest = 0; ; smallest = Math.Max(4, 2 * smallest))
        {
            maker.Begin();
            foreach (var (layer, snapshot) in layers) maker.AddLayer(layer, snapshot, frame, smallest);
            if (maker.Bytes.IsEmpty) return smallest == 0 ? Tile.Empty : Tile.Empty with { Truncated = true };
            var fits = maker.FeatureCount <= MostFeatures && maker.Bytes.Length <= MostBytes;
            if (fits || smallest > Geometry.Grids.TileGrid.Extent) return Pack(maker.Bytes, truncated: smallest > 0);
        }
    }

    static Tile Pack(ReadOnlySpan<byte> bytes, bool truncated)
    {
        using var packed = new MemoryStream(bytes.Length / 2 + 64);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        var body = packed.ToArray();
        // A gzip stream ends with the checksum and the length of its content: just what an entity tag needs.
        var check = BinaryPrimitives.ReadUInt64BigEndian(body.AsSpan(body.Length - 8));
        return new Tile(body, FormattableString.Invariant($"\"{check:x16}-{body.Length:x}\""), IsEmpty: false)
        {
            Truncated = truncated,
        };
    }
}
