using System.Globalization;
using System.Text;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>The statements that lay out a GeoPackage 1.3 file.</summary>
static class GeoPackageWriterSql
{
    /// <summary>"GPKG" in ASCII, and 1.3.0, where file and version are told from any other SQLite file.</summary>
    public const string Identify = "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;";

    public const string CoreTables = """
        CREATE TABLE gpkg_spatial_ref_sys (
          srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
          organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (
          table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
          description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
          min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (
          table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
          srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
          CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_extensions (
          table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
          CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
        CREATE TABLE gpkg_data_columns (
          table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
          constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
          CONSTRAINT gdc_tn UNIQUE (table_name, name));
        CREATE TABLE gpkg_data_column_constraints (
          constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN,
          max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
          CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
        INSERT INTO gpkg_extensions VALUES
          ('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write'),
          ('gpkg_data_column_constraints', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema',
           'read-write');
        INSERT INTO gpkg_spatial_ref_sys VALUES
          ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
          ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
          ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid'),
          ('China Geodetic Coordinate System 2000', 4490, 'EPSG', 4490, 'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4490"]]', '2000国家大地坐标系');
        """;

    /// <summary>Needed only by files with images in them.</summary>
    public const string WebGrid = """
        INSERT INTO gpkg_spatial_ref_sys VALUES
          ('WGS 84 / Pseudo-Mercator', 3857, 'EPSG', 3857, 'PROJCS["WGS 84 / Pseudo-Mercator",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]],PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs"],AUTHORITY["EPSG","3857"]]', 'the grid of the web');
        """;

    public const string TileMatrixTables = """
        CREATE TABLE gpkg_tile_matrix_set (
          table_name TEXT NOT NULL PRIMARY KEY, srs_id INTEGER NOT NULL, min_x DOUBLE NOT NULL, min_y DOUBLE NOT NULL,
          max_x DOUBLE NOT NULL, max_y DOUBLE NOT NULL,
          CONSTRAINT fk_gtms_table_name FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gtms_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_tile_matrix (
          table_name TEXT NOT NULL, zoom_level INTEGER NOT NULL, matrix_width INTEGER NOT NULL, matrix_height INTEGER NOT NULL,
          tile_width INTEGER NOT NULL, tile_height INTEGER NOT NULL, pixel_x_size DOUBLE NOT NULL, pixel_y_size DOUBLE NOT NULL,
          CONSTRAINT pk_ttm PRIMARY KEY (table_name, zoom_level),
          CONSTRAINT fk_tmm_table_name FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name));
        """;

    public static string CreateTiles(string name) =>
        $"CREATE TABLE {Quoted(name)} (id INTEGER PRIMARY KEY AUTOINCREMENT, zoom_level INTEGER NOT NULL, tile_column INTEGER NOT NULL,"
        + " tile_row INTEGER NOT NULL, tile_data BLOB NOT NULL, UNIQUE (zoom_level, tile_column, tile_row))";

    public static string CreateTable(GeoPackageTableDefinition table)
    {
        var sql = new StringBuilder(
            $"CREATE TABLE {Quoted(table.Name)} (fid INTEGER PRIMARY KEY NOT NULL");
        foreach (var column in table.Columns)
        {
            var type = column.Type.ToString().ToUpperInvariant();
            sql.Append(CultureInfo.InvariantCulture,
                $", {Quoted(column.Name)} {type}{(column.Required ? " NOT NULL" : "")}");
        }
        if (table.Geometry is { } geometry) sql.Append(CultureInfo.InvariantCulture, $", geom {NameOf(geometry)}");
        return sql.Append(')').ToString();
    }

    public static string InsertRow(GeoPackageTableDefinition table)
    {
        var columns = table.Columns.Select(column => Quoted(column.Name)).Prepend("fid");
        if (table.Geometry is not null) columns = columns.Append("geom");
        var names = columns.ToList();
        var places = string.Join(", ", Enumerable.Repeat("?", names.Count));
        return $"INSERT INTO {Quoted(table.Name)} ({string.Join(", ", names)}) VALUES ({places})";
    }

    public static string CreateTree(string table) =>
        $"CREATE VIRTUAL TABLE {Quoted(TreeName(table))} USING rtree(id, minx, maxx, miny, maxy)";

    public static string InsertTree(string table) => $"INSERT INTO {Quoted(TreeName(table))} VALUES (?, ?, ?, ?, ?)";

    /// <summary>The triggers of annex F.3 that keep the tree in step with later edits.</summary>
    public static string TreeTriggers(string table)
    {
        var tree = TreeName(table);
        var into = $"INSERT OR REPLACE INTO {Quoted(tree)} VALUES "
            + "(NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom))";
        const string Filled = "NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)";
        const string Emptied = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))";
        string Remove(string row) => $"DELETE FROM {Quoted(tree)} WHERE id = {row}.fid";
        string Trigger(string name, string when, string body) =>
            $"CREATE TRIGGER {Quoted($"{tree}_{name}")} AFTER {when} BEGIN {body}; END;\n";
        var on = $"ON {Quoted(table)}";
        return Trigger("insert", $"INSERT {on} WHEN {Filled}", into)
            + Trigger("update1", $"UPDATE OF geom {on} WHEN OLD.fid = NEW.fid AND {Filled}", into)
            + Trigger("update2", $"UPDATE OF geom {on} WHEN OLD.fid = NEW.fid AND {Emptied}", Remove("OLD"))
            + Trigger("update3", $"UPDATE {on} WHEN OLD.fid != NEW.fid AND {Filled}", $"{Remove("OLD")}; {into}")
            + Trigger("update4", $"UPDATE {on} WHEN OLD.fid != NEW.fid AND {Emptied}",
                $"DELETE FROM {Quoted(tree)} WHERE id IN (OLD.fid, NEW.fid)")
            + Trigger("delete", $"DELETE {on} WHEN OLD.geom NOT NULL", Remove("OLD"));
    }

    public static string CreateIndex(string table, string column) =>
        $"CREATE INDEX {Quoted($"{table}_{column}")} ON {Quoted(table)} ({Quoted(column)})";

    public static string NameOf(GeoPackageGeometryType type) => type.ToString().ToUpperInvariant();

    public static string Quoted(string identifier) => $"\"{identifier.Replace("\"", "\"\"",
        StringComparison.Ordinal)}\"";

    static string TreeName(string table) => $"rtree_{table}_geom";
}
