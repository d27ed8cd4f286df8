using EcoTiles.Geometry.Projections;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Model;
using EcoTiles.Import.Reading;
using EcoTiles.Import.Validation;

namespace EcoTiles.Import.Pipeline;

/// <summary>Finds the coordinate system of a layer.</summary>
static class LayerSystem
{
    /// <summary>Null for a table without shapes; V01 or V02 is added when the system is missing or refused.</summary>
    public static CoordinateSystem? Find(SourceLayer layer, ModelTable table, FindingTally findings)
    {
        if (table.Geometry == ModelGeometry.None) return null;
        var system = (layer.Srid is { } srid ? CoordinateSystem.Find(srid) : null)
            ?? (layer.CrsText is { Length: > 0 } text ? CoordinateSystem.Find(text) : null);
        if (system is not null || layer.Findings.Any(finding => finding.Code is "V01" or "V02")) return system;
        findings.Add(layer.Srid is null && string.IsNullOrWhiteSpace(layer.CrsText)
            ? Finding.Of("V01", table.Name, null, null)
            : Finding.Of("V02", table.Name, null, null, layer.CrsText ?? $"EPSG:{layer.Srid}"));
        return null;
    }
}
