using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.GeoPackage;

namespace EcoTiles.Sources.Rasters;

/// <summary>Images in a tile table of a GeoPackage whose matrix set covers the world: GoogleMapsCompatible, or degrees.</summary>
public sealed class GeoPackageTiles : SqliteTiles
{
    const double WorldMetres = 2 * Math.PI * 6378137;

    readonly IReadOnlyDictionary<int, long> _levels;

    GeoPackageTiles(string name, RasterFacts facts, SqliteFile file, string table, IReadOnlyDictionary<int, long> levels)
        : base(name, facts, file, table) => _levels = levels;

    /// <exception cref="StoreException">There is no such file or table, or its grid is one of its own.</exception>
    public static GeoPackageTiles Open(string path, string table)
    {
        var file = GeoPackageFile.Open(path);
        try
        {
            var name = $"{Path.GetFileName(path)}#{table}";
            if (!file.HasTable(table) || !file.HasTable("gpkg_tile_matrix_set")) throw RasterProblems.NoTable(Path.GetFileName(path), table);
            var grid = ReadGrid(file, name, table);
            var (levels, pixels) = ReadLevels(file, name, table, grid);
            return new GeoPackageTiles(name, ReadFacts(file, name, table, levels, grid, pixels), file, table, levels);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private protected override (long Level, long Column, long Row)? KeyOf(TileId tile) =>
        _levels.TryGetValue(tile.Zoom, out var level) ? (level, tile.Column, tile.Row) : null;

    static RasterGrid ReadGrid(SqliteFile file, string name, string table)
    {
        using var set = file.Prepare("SELECT srs_id, min_x, min_y, max_x, max_y FROM gpkg_tile_matrix_set WHERE lower(table_name) = lower(?)");
        if (!set.Bind(1, table).Step()) throw RasterProblems.NoTable(name, table);
        bool Covers(double x, double y) => IsNear(set.Real(1), -x, x) && IsNear(set.Real(2), -y, x) && IsNear(set.Real(3), x, x) && IsNear(set.Real(4), y, x);
        return set.Integer(0) switch
        {
            3857 or 900913 when Covers(WorldMetres / 2, WorldMetres / 2) => RasterGrid.WebMercator,
            4326 or 4490 when Covers(180, 90) => RasterGrid.Geographic,
            _ => throw RasterProblems.OtherGrid(name, table),
        };
    }

    /// <summary>Levels may have any numbers; how wide they are says which zoom they are.</summary>
    static (Dictionary<int, long> Levels, int Pixels) ReadLevels(SqliteFile file, string name, string table, RasterGrid grid)
    {
        using var matrices = file.Prepare(
            "SELECT zoom_level, matrix_width, matrix_height, tile_width FROM gpkg_tile_matrix WHERE lower(table_name) = lower(?)");
        matrices.Bind(1, table);
        var levels = new Dictionary<int, long>();
        var pixels = 256;
        while (matrices.Step())
        {
            var (columns, rows) = (matrices.Integer(1), matrices.Integer(2));
            var isHalved = grid == RasterGrid.Geographic && rows * 2 == columns;
            if (columns <= 0 || !long.IsPow2(columns) || !(rows == columns || isHalved)) throw RasterProblems.OtherGrid(name, table);
            levels[(int)long.Log2(columns)] = matrices.Integer(0);
            pixels = (int)matrices.Integer(3);
        }
        return (levels, pixels);
    }

    static RasterFacts ReadFacts(SqliteFile file, string name, string table, Dictionary<int, long> levels, RasterGrid grid, int pixels)
    {
        using var filled = file.Prepare($"SELECT DISTINCT zoom_level FROM {GeoPackageSql.Quote(table)}");
        var has = new HashSet<long>();
        while (filled.Step()) has.Add(filled.Integer(0));
        var zooms = levels.Where(level => has.Contains(level.Value)).Select(level => level.Key).ToList();
        using var first = file.Prepare($"SELECT tile_data FROM {GeoPackageSql.Quote(table)} LIMIT 1");
        if (zooms.Count == 0 || !first.Step()) throw RasterProblems.Empty(name);
        return new RasterFacts(zooms.Min(), zooms.Max())
        {
            Grid = grid,
            TilePixels = pixels,
            MediaType = ImageSize.MediaTypeOf(first.Blob(0)) ?? throw RasterProblems.Vector(name),
            Bounds = ReadBounds(file, table, grid),
        };
    }

    static Envelope ReadBounds(SqliteFile file, string table, RasterGrid grid)
    {
        var world = new RasterFacts(0, 0).Bounds;
        using var box = file.Prepare("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE lower(table_name) = lower(?)");
        if (!box.Bind(1, table).Step() || box.IsNull(0) || box.IsNull(3)) return world;
        var found = new Envelope(box.Real(0), box.Real(1), box.Real(2), box.Real(3));
        if (grid == RasterGrid.Geographic || found.IsEmpty) return found.IsEmpty ? world : found;
        Span<int> corners = stackalloc int[4];
        WebMercatorQuad.MetresToLattice([found.MinX, found.MaxY, found.MaxX, found.MinY], corners);
        return WebMercatorQuad.Instance.ToLonLat(new LatticeBox(corners[0], corners[1], corners[2], corners[3]));
    }

    static bool IsNear(double value, double wanted, double whole) => Math.Abs(value - wanted) < 1e-6 * whole;
}
