using EcoTiles.Geometry.Projections;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>What the file means by its own SRS ids: by EPSG code where it gives one, else by the name it writes.</summary>
static class SpatialReferences
{
    /// <param name="Srid">The EPSG code as far as it is known, for messages.</param>
    public readonly record struct Reference(CoordinateSystem? System, int Srid, string? Name);

    public static Reference Find(SqliteFile file, int id)
    {
        if (id <= 0) return default;
        if (!file.HasTable("gpkg_spatial_ref_sys")) return new(CoordinateSystem.Find(id), id, null);
        using var query = file.Prepare(
            "SELECT organization, organization_coordsys_id, srs_name, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?");
        // Some programs register a layer under an EPSG code and forget to describe it.
        if (!query.Bind(1, id).Step()) return new(CoordinateSystem.Find(id), id, null);
        var organization = query.Text(0)?.Trim();
        var code = (int)Math.Clamp(query.Integer(1), 0, int.MaxValue);
        var name = query.Text(2);
        var definition = query.Text(3) ?? "";
        var known = organization?.ToUpperInvariant() switch
        {
            // A code that is known to be something else settles it; a name would only guess.
            "EPSG" => CoordinateSystem.Find(code),
            "ESRI" => CoordinateSystem.Find(code) ?? ByText(definition),
            "OGC" when code == 84 || definition.Contains("CRS84", StringComparison.Ordinal) => KnownCoordinateSystems.Crs84,
            _ => ByText(definition) ?? ByText(name),
        };
        return new(known, organization is "EPSG" or "epsg" ? code : 0, name ?? organization);
    }

    static CoordinateSystem? ByText(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : CoordinateSystem.Find(text);
}
