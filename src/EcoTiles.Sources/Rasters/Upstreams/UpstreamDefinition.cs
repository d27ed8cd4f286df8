using System.Collections.Specialized;
using System.Globalization;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Rasters.Upstreams;

/// <summary>
/// A tile service as the configuration names it: <c>name=address#options</c>, or <c>name=tianditu:img_w</c>. The address has
/// <c>{z}</c>, <c>{x}</c> and <c>{y}</c>, or the names that WMTS has for them; one without them is a WMTS asked by parameters.
/// </summary>
public sealed record UpstreamDefinition(string Name, string Template, RasterFacts Facts)
{
    static readonly string[] Options =
    [
        "minzoom", "maxzoom", "tilesize", "scheme", "grid", "attribution", "encoding", "subdomains", "bounds",
        "layer", "style", "format", "matrixset", "matrixprefix", "matrixoffset",
    ];

    public IReadOnlyList<string> Subdomains { get; init; } = [];

    /// <summary>Rows are counted from the south.</summary>
    public bool IsTms { get; init; }

    public string MatrixPrefix { get; init; } = "";

    /// <summary>What is added to a zoom to name its matrix: WorldCRS84Quad counts one less.</summary>
    public int MatrixOffset { get; init; }

    /// <summary>Null, with the reason, when the text is no definition.</summary>
    public static UpstreamDefinition? TryRead(string text, TiandituAccess tianditu, out string problem)
    {
        problem = "write name=https://host/{z}/{x}/{y}.png#maxzoom=18, or name=tianditu:img_w";
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0) return null;
        var name = text[..equals].Trim();
        var rest = text[(equals + 1)..].Trim();
        if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            problem = $"the name '{name}' may have letters, digits, - and _ only";
            return null;
        }
        if (rest.StartsWith(TiandituAccess.Scheme, StringComparison.Ordinal)) return tianditu.Define(name, rest[TiandituAccess.Scheme.Length..], out problem);
        var hash = rest.IndexOf('#', StringComparison.Ordinal);
        var options = ReadOptions(hash < 0 ? "" : rest[(hash + 1)..]);
        if (options.AllKeys.FirstOrDefault(key => !Options.Contains(key)) is { } unknown)
        {
            problem = $"'{unknown}' is no option; the options are {string.Join(", ", Options)}";
            return null;
        }
        return Define(name, hash < 0 ? rest : rest[..hash], options, ref problem);
    }

    /// <summary>The address of a tile, rows counted from the north.</summary>
    public Uri AddressOf(TileId tile)
    {
        var rows = Facts.Grid == RasterGrid.Geographic ? 1 << Math.Max(0, tile.Zoom - 1) : 1 << tile.Zoom;
        var row = (IsTms ? rows - 1 - tile.Row : tile.Row).ToString(CultureInfo.InvariantCulture);
        var column = tile.Column.ToString(CultureInfo.InvariantCulture);
        var matrix = MatrixPrefix + (tile.Zoom + MatrixOffset).ToString(CultureInfo.InvariantCulture);
        var subdomain = Subdomains.Count == 0 ? "" : Subdomains[(tile.Column + tile.Row) % Subdomains.Count];
        return new Uri(Template
            .Replace("{z}", matrix, StringComparison.OrdinalIgnoreCase).Replace("{TileMatrix}", matrix, StringComparison.OrdinalIgnoreCase)
            .Replace("{x}", column, StringComparison.OrdinalIgnoreCase).Replace("{TileCol}", column, StringComparison.OrdinalIgnoreCase)
            .Replace("{-y}", (rows - 1 - tile.Row).ToString(CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase)
            .Replace("{y}", row, StringComparison.OrdinalIgnoreCase).Replace("{TileRow}", row, StringComparison.OrdinalIgnoreCase)
            .Replace("{s}", subdomain, StringComparison.OrdinalIgnoreCase));
    }

    static UpstreamDefinition? Define(string name, string address, NameValueCollection options, ref string problem)
    {
        var layer = options["layer"];
        var isTemplate = HasAny(address, "{z}", "{TileMatrix}") && HasAny(address, "{x}", "{TileCol}") && HasAny(address, "{y}", "{-y}", "{TileRow}");
        if (!isTemplate && layer is null)
        {
            problem = "the address needs {z}, {x} and {y}, or the option layer for a WMTS asked by parameters";
            return null;
        }
        var template = (isTemplate ? address : WmtsParameters(address, options))
            .Replace("{Layer}", layer ?? "", StringComparison.OrdinalIgnoreCase)
            .Replace("{Style}", options["style"] ?? "default", StringComparison.OrdinalIgnoreCase)
            .Replace("{TileMatrixSet}", options["matrixset"] ?? "", StringComparison.OrdinalIgnoreCase);
        var facts = ReadFacts(options);
        if (facts is null)
        {
            problem = "minzoom and maxzoom go from 0 to 24, tilesize is 256 or 512, grid is w or c, encoding is mapbox or terrarium, bounds are west,south,east,north";
            return null;
        }
        var definition = new UpstreamDefinition(name, template, facts)
        {
            Subdomains = options["subdomains"]?.Split(',') ?? [],
            IsTms = options["scheme"] == "tms",
            MatrixPrefix = options["matrixprefix"] ?? "",
            MatrixOffset = int.TryParse(options["matrixoffset"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset) ? offset : 0,
        };
        try
        {
            if (definition.AddressOf(default).Scheme is "http" or "https") return definition;
            problem = "the address must begin with http:// or https://";
        }
        catch (UriFormatException failure)
        {
            problem = failure.Message;
        }
        return null;
    }

    /// <summary>A request for a tile by parameters, as WMTS 1.0.0 writes it.</summary>
    static string WmtsParameters(string address, NameValueCollection options) =>
        address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?")
        + "SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={Layer}&STYLE={Style}&TILEMATRIXSET={TileMatrixSet}"
        + $"&FORMAT={Uri.EscapeDataString(options["format"] ?? "image/png")}&TILEMATRIX={{TileMatrix}}&TILEROW={{TileRow}}&TILECOL={{TileCol}}";

    static RasterFacts? ReadFacts(NameValueCollection options)
    {
        var grid = options["grid"] switch { null or "w" => RasterGrid.WebMercator, "c" => RasterGrid.Geographic, _ => (RasterGrid?)null };
        var encoding = default(HeightEncoding);
        var isRight = TryNumber(options["minzoom"], grid == RasterGrid.Geographic ? 1 : 0, out var min)
            & TryNumber(options["maxzoom"], 18, out var max)
            & TryNumber(options["tilesize"], 256, out var pixels)
            && grid is not null && min <= max && max <= 24 && pixels is 256 or 512
            && (options["encoding"] is null || Enum.TryParse(options["encoding"], ignoreCase: true, out encoding));
        if (!isRight) return null;
        var facts = new RasterFacts(min, max)
        {
            Grid = grid!.Value, // looked at above
            TilePixels = pixels,
            Attribution = options["attribution"],
            Encoding = options["encoding"] is null ? null : encoding,
            IsRemote = true,
        };
        if (options["bounds"] is not { } box) return facts;
        var sides = box.Split(',');
        var numbers = new double[4];
        for (var i = 0; i < 4; i++)
        {
            if (sides.Length != 4 || !double.TryParse(sides[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])) return null;
        }
        return facts with { Bounds = new Envelope(numbers[0], numbers[1], numbers[2], numbers[3]) };
    }

    static NameValueCollection ReadOptions(string text)
    {
        var options = new NameValueCollection(StringComparer.Ordinal);
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            options.Add(equals < 0 ? pair : pair[..equals], equals < 0 ? "" : Uri.UnescapeDataString(pair[(equals + 1)..]));
        }
        return options;
    }

    static bool HasAny(string text, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (text.Contains(part, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    static bool TryNumber(string? text, int otherwise, out int number)
    {
        number = otherwise;
        return text is null || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
