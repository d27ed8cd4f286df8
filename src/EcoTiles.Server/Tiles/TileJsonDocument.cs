using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Server.Tiles;

/// <summary>Describes a map as TileJSON.</summary>
public static class TileJsonDocument
{
    /// <summary>A page of common size, in the 512-pixel tiles that zooms of vector maps are counted in.</summary>
    const double PageWidthTiles = 2, PageHeightTiles = 1.5;

    /// <summary>Degrees; about a hundred metres.</summary>
    const double LeastSpan = 0.001;

    /// <param name="map">The map.</param>
    /// <param name="address">The address of the service, without a slash at its end.</param>
    /// <param name="dataVersion">The version of the plan's data.</param>
    /// <param name="attributions">Whose rasters lie under the map.</param>
    /// <param name="rasters">Where they lie.</param>
    public static TileJson Describe(PlanMap map, string address, long dataVersion, IEnumerable<string> attributions, Envelope rasters)
    {
        var bounds = OnGrid(WithVeil(map, rasters));
        var view = OnGrid(map.View);
        List<string> sources = [.. map.Attribution is { } own ? [own] : Array.Empty<string>(), .. attributions];
        return new TileJson
        {
            Name = map.Title,
            Description = map.TitleEn,
            Attribution = sources.Count == 0 ? null : string.Join(" · ", sources.Distinct()),
            Version = FormattableString.Invariant($"{dataVersion}.0.0"),
            Tiles = [$"{address}{TilePath(map)}"],
            MinZoom = map.MinZoom,
            MaxZoom = map.MaxZoom,
            Bounds = [bounds.MinX, bounds.MinY, bounds.MaxX, bounds.MaxY],
            Center =
            [
                Math.Round((view.MinX + view.MaxX) / 2, 6),
                Math.Round((view.MinY + view.MaxY) / 2, 6),
                Math.Clamp(FittingZoom(view), map.MinZoom, map.MaxZoom),
            ],
            VectorLayers = [.. map.Layers.Select(layer => Describe(layer, map))],
            Dimensions = map.Dimensions.Count == 0 ? null : [.. map.Dimensions.Select(DimensionDocument.Of)],
        };
    }

    /// <summary>The tile address of a map, with places for z, x and y.</summary>
    public static string TilePath(PlanMap map) => $"{MapPath(map)}/{{z}}/{{x}}/{{y}}.mvt{map.Query}";

    /// <summary>The address of a map's pictures, with places for z, x and y.</summary>
    public static string PicturePath(PlanMap map) => $"{MapPath(map)}/{{z}}/{{x}}/{{y}}.png{map.Query}";

    /// <summary>The address of a map's TileJSON.</summary>
    public static string DocumentPath(PlanMap map) => $"{MapPath(map)}.json{map.Query}";

    /// <summary>The largest whole zoom at which the box fits on a page.</summary>
    public static int FittingZoom(Envelope lonLat)
    {
        const double WorldSteps = 4294967296.0;
        var box = WebMercatorQuad.Instance.ToLattice(lonLat);
        var width = Math.Max(1, (double)box.MaxX - box.MinX) / WorldSteps;
        var height = Math.Max(1, (double)box.MaxY - box.MinY) / WorldSteps;
        return (int)Math.Max(0, Math.Floor(Math.Log2(Math.Min(PageWidthTiles / width, PageHeightTiles / height))));
    }

    static VectorLayer Describe(MapLayer layer, PlanMap map) => new(
        layer.Name,
        layer.Description,
        Math.Max(layer.MinZoom, map.MinZoom),
        map.MaxZoom,
        layer.Columns.ToDictionary(column => column.Name, column => column.Description ?? TypeName(column.Type)));

    static string TypeName(AttributeType type) => type switch
    {
        AttributeType.Text => "String",
        AttributeType.Boolean => "Boolean",
        _ => "Number",
    };

    static string MapPath(PlanMap map) => TileEndpoint.Prefix + PathOf(map);

    /// <summary>Plan and map as they stand in addresses.</summary>
    internal static string PathOf(PlanMap map) =>
        $"{Uri.EscapeDataString(map.PlanId)}/{string.Join('/', map.Id.Split('/').Select(Escape))}";

    static string Escape(string segment) => Uri.EscapeDataString(segment).Replace("%2C", ",", StringComparison.Ordinal);

    /// <summary>
    /// Where the map has tiles: around the data, and as far as its rasters go beyond it where a layer veils what is outside, which reaches as
    /// far as the data is wide and high. Browsers ask for no tile beyond, and would show bare rasters.
    /// </summary>
    static Envelope WithVeil(PlanMap map, Envelope rasters)
    {
        var data = map.Bounds;
        if (data.IsEmpty || map.Layers.All(layer => layer.Content != LayerContent.Outside)) return data;
        var veil = new Envelope(data.MinX - data.Width, data.MinY - data.Height, data.MaxX + data.Width, data.MaxY + data.Height);
        var seen = rasters.Within(veil);
        return seen.IsEmpty ? data : data.Including(seen);
    }

    /// <summary>The part of the box that the grid shows; a map without features is described by the whole world.</summary>
    static Envelope OnGrid(Envelope box)
    {
        if (box.IsEmpty) return new Envelope(-180, -WebMercatorQuad.MaxLatitude, 180, WebMercatorQuad.MaxLatitude);
        var (west, east) = Within(180, box.MinX, box.MaxX);
        var (south, north) = Within(WebMercatorQuad.MaxLatitude, box.MinY, box.MaxY);
        return new Envelope(west, south, east, north);
    }

    /// <summary>The specification wants west left of east and south below north, and a single point is neither.</summary>
    static (double Min, double Max) Within(double limit, double min, double max)
    {
        (min, max) = (Math.Max(min, -limit), Math.Min(max, limit));
        if (max - min >= LeastSpan) return (min, max);
        var middle = Math.Clamp((min + max) / 2, -limit + LeastSpan / 2, limit - LeastSpan / 2);
        return (middle - LeastSpan / 2, middle + LeastSpan / 2);
    }
}
