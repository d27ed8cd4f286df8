namespace EcoTiles.Sources.Rasters.Upstreams;

/// <summary>天地图: where it is, and the key it asks for.</summary>
/// <param name="Address">With <c>{s}</c> for one of its eight hosts; a deployment may have a proxy of its own.</param>
public sealed record TiandituAccess(string Address, string? Key)
{
    public const string Scheme = "tianditu:";
    public const string DefaultAddress = "https://t{s}.tianditu.gov.cn";

    const int DeepestLevel = 18;

    static readonly string[] Layers = ["vec", "cva", "img", "cia", "ter", "cta"];

    /// <param name="layer">A layer and a matrix set: <c>img_w</c>, <c>cia_c</c>.</param>
    internal UpstreamDefinition? Define(string name, string layer, out string problem)
    {
        problem = "";
        var parts = layer.Split('_');
        if (parts.Length != 2 || !Layers.Contains(parts[0]) || parts[1] is not ("w" or "c"))
        {
            problem = $"'{layer}' is no layer of Tianditu; write one of {string.Join(", ", Layers)} with _w or _c behind";
            return null;
        }
        if (string.IsNullOrEmpty(Key))
        {
            problem = "Tianditu asks for a key; give it in Rasters:TiandituKey";
            return null;
        }
        var template = $"{Address.TrimEnd('/')}/{layer}/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={parts[0]}&STYLE=default"
            + $"&TILEMATRIXSET={parts[1]}&FORMAT=tiles&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}&tk={Uri.EscapeDataString(Key)}";
        return new UpstreamDefinition(name, template, new RasterFacts(1, DeepestLevel)
        {
            Grid = parts[1] == "c" ? RasterGrid.Geographic : RasterGrid.WebMercator,
            Attribution = "天地图 © 自然资源部",
            IsRemote = true,
        })
        {
            Subdomains = ["0", "1", "2", "3", "4", "5", "6", "7"],
        };
    }
}
