using System.Globalization;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.GeoPackage;

namespace EcoTiles.Sources.Rasters;

/// <summary>Images in an MBTiles file, read through the system's SQLite. Its rows are counted from the south.</summary>
public sealed class MbTilesSource : SqliteTiles
{
    const string Table = "tiles";

    MbTilesSource(string name, RasterFacts facts, SqliteFile file) : base(name, facts, file, Table)
    {
    }

    /// <exception cref="StoreException">It is no MBTiles file with images.</exception>
    public static MbTilesSource Open(string path)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path)) throw RasterProblems.Missing(name);
        var file = SqliteFile.Open(path);
        try
        {
            if (!file.HasTable(Table)) throw RasterProblems.NotMbTiles(name);
            return new MbTilesSource(name, ReadFacts(file, name), file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private protected override (long Level, long Column, long Row)? KeyOf(TileId tile) =>
        (tile.Zoom, tile.Column, (1L << tile.Zoom) - 1 - tile.Row);

    static RasterFacts ReadFacts(SqliteFile file, string name)
    {
        var said = Metadata(file);
        if (said.GetValueOrDefault("format") is "pbf" or "mvt") throw RasterProblems.Vector(name);
        var (min, max) = (Number(said, "minzoom"), Number(said, "maxzoom"));
        if (min is null || max is null)
        {
            using var zooms = file.Prepare("SELECT min(zoom_level), max(zoom_level) FROM tiles");
            if (!zooms.Step() || zooms.IsNull(0)) throw RasterProblems.Empty(name);
            (min, max) = (min ?? zooms.Integer(0), max ?? zooms.Integer(1));
        }
        using var first = file.Prepare("SELECT tile_data FROM tiles LIMIT 1");
        if (!first.Step()) throw RasterProblems.Empty(name);
        var type = ImageSize.MediaTypeOf(first.Blob(0)) ?? throw RasterProblems.Vector(name);
        var facts = new RasterFacts((int)Math.Clamp(min.Value, 0, 30), (int)Math.Clamp(max.Value, 0, 30))
        {
            TilePixels = ImageSize.WidthOf(first.Blob(0)) ?? 256,
            MediaType = type,
            Attribution = said.GetValueOrDefault("attribution"),
            Encoding = Enum.TryParse<HeightEncoding>(said.GetValueOrDefault("encoding"), ignoreCase: true, out var encoding) ? encoding : null,
        };
        return BoundsOf(said.GetValueOrDefault("bounds")) is { } bounds ? facts with { Bounds = bounds } : facts;
    }

    static Dictionary<string, string> Metadata(SqliteFile file)
    {
        var said = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!file.HasTable("metadata")) return said;
        using var rows = file.Prepare("SELECT name, value FROM metadata");
        while (rows.Step())
        {
            if (rows.Text(0) is { } key && rows.Text(1) is { Length: > 0 } value) said[key] = value;
        }
        return said;
    }

    static long? Number(Dictionary<string, string> said, string key) =>
        long.TryParse(said.GetValueOrDefault(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    static Envelope? BoundsOf(string? text)
    {
        var parts = text?.Split(',') ?? [];
        var numbers = new double[4];
        if (parts.Length != 4) return null;
        for (var i = 0; i < 4; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i])) return null;
        }
        return numbers[0] < numbers[2] && numbers[1] < numbers[3] ? new Envelope(numbers[0], numbers[1], numbers[2], numbers[3]) : null;
    }
}
