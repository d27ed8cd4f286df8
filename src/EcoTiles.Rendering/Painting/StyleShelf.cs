using System.Runtime.CompilerServices;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Drawing.Symbols;
using EcoTiles.Rendering.Labels;
using EcoTiles.Rendering.Rasters;
using EcoTiles.Sources;

namespace EcoTiles.Rendering.Painting;

/// <summary>The styles of now. A reading that is sound takes the place of the one before as a whole.</summary>
public sealed class StyleShelf
{
    readonly ICanvasBackend _backend;
    readonly Action<StyleWarning> _warn;
    readonly RasterShelf? _rasters;
    volatile Shelf _now;

    /// <param name="rasters">Null where none are drawn.</param>
    /// <exception cref="CatalogueException">A symbol cannot be read; it lists all that cannot.</exception>
    public StyleShelf(StyleFolder folder, ICanvasBackend backend, Action<StyleWarning> warn, RasterShelf? rasters = null)
    {
        (_backend, _warn, _rasters) = (backend, warn, rasters);
        _now = Fill(folder);
    }

    public SpriteLibrary Sprites => _now.Sprites;

    public ICanvasBackend Backend => _backend;

    /// <summary>Whether the style of some map shows a raster of this name.</summary>
    public bool Shows(string raster) => _now.Folder.Rasters.Contains(raster);

    /// <summary>The raster that a name means in a plan; null when there is none, or no style shows it.</summary>
    public RasterDescription? FindRaster(string plan, string name) =>
        Shows(name) && _now.Rasters?.Of(plan, name) is { } found ? RasterDescription.Of(found) : null;

    /// <exception cref="CatalogueException">A symbol cannot be read; what was there stays.</exception>
    public void Replace(StyleFolder folder) => _now = Fill(folder);

    /// <summary>The map with its style, or with one made for it when nobody wrote any.</summary>
    public StyledMap Of(PlanMap map)
    {
        var now = _now;
        return now.Maps.GetValue(map, known =>
        {
            var style = now.Folder.Of(known.StyleName) ?? DefaultStyle.For(known);
            return new StyledMap(known, style, now.Sprites, _backend, _warn, now.Rasters, now.Labels);
        });
    }

    Shelf Fill(StyleFolder folder)
    {
        var problems = new List<AuthoredProblem>();
        var symbols = new Dictionary<string, Symbol>(StringComparer.Ordinal);
        foreach (var (name, svg) in folder.Symbols)
        {
            try
            {
                symbols.Add(name, SvgSymbol.Read(svg));
            }
            catch (FormatException error)
            {
                problems.Add(new AuthoredProblem($"symbols/{name}.svg", "$", $"无法读取此符号：{error.Message}", $"This symbol cannot be read: {error.Message}"));
            }
        }
        return problems.Count == 0
            ? new Shelf(folder, new SpriteLibrary(_backend, symbols, folder.Hatches), _rasters is null ? null : new MapRasters(_rasters, folder.Relief), new LabelFields(mostLabels: 1024 * MachineMemory.Share(most: 96, part: 16)), [])
            : throw new CatalogueException(problems);
    }

    sealed record Shelf(
        StyleFolder Folder, SpriteLibrary Sprites, MapRasters? Rasters, LabelFields Labels, ConditionalWeakTable<PlanMap, StyledMap> Maps);
}
