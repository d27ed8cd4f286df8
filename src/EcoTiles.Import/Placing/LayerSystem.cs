using EcoTiles.Geometry.Projections;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Model;
using EcoTiles.Import.Reading;

namespace EcoTiles.Import.Placing;

/// <summary>Finds the coordinate system that a layer is in, or says why it is refused.</summary>
public static class LayerSystem
{
    const int LongestName = 100;

    /// <summary>For the table that a layer goes into: both are null when that has no shapes, or when reading the layer said so already.</summary>
    public static (CoordinateSystem? System, Finding? Finding) Find(SourceLayer layer, ModelTable table)
    {
        var (system, finding) = Find(layer with { HasShapes = table.Geometry != ModelGeometry.None });
        return (system, layer.Findings.Any(known => known.Code is "V01" or "V02") || finding is null ? null : finding with { Table = table.Name });
    }

    /// <summary>Both are null for a layer without shapes.</summary>
    public static (CoordinateSystem? System, Finding? Finding) Find(SourceLayer layer)
    {
        if (!layer.HasShapes) return default;
        var system = (layer.Srid is { } srid ? CoordinateSystem.Find(srid) : null)
            ?? (layer.CrsText is { Length: > 0 } text ? CoordinateSystem.Find(text) : null);
        if (system is not null) return (system, null);
        return string.IsNullOrWhiteSpace(layer.CrsText) && layer.Srid is null or <= 0
            ? (null, Finding.Of("V01", layer.Name, null, null))
            : (null, Finding.Of("V02", layer.Name, null, null, Called(layer)));
    }

    /// <summary>Code, name and, where it is an old datum, which: a WKT would be too long to read.</summary>
    static string Called(SourceLayer layer)
    {
        var text = layer.CrsText?.Trim() ?? "";
        var quote = text.IndexOf('"', StringComparison.Ordinal);
        var name = text.Contains('[', StringComparison.Ordinal) && quote >= 0 ? text[(quote + 1)..].Split('"')[0] : text;
        if (name.Length > LongestName) name = name[..LongestName];
        var called = layer.Srid is > 0 ? $"EPSG:{layer.Srid} {name}".Trim() : name;
        return KnownCoordinateSystems.OldDatum(layer.Srid ?? 0, text) is { } datum ? $"{called}（{datum}）" : called;
    }
}
