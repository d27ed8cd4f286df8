using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Rendering.VectorTiles;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Labels;

/// <summary>Makes the labels of one symbol layer, cell by cell. Belongs to whoever decides the field.</summary>
sealed class LabelLayer(
    StyledLayer layer, LayerSnapshot snapshot, int rank, LabelTiles tiles, Medium medium, SpriteLibrary sprites, ICanvasBackend backend)
{
    readonly SymbolAtZoom _symbols = new((SymbolLayer)layer.Style, tiles.Zoom, sprites, medium, tiles.BoxStep);
    readonly PictureFrame _frame = new(tiles.Zoom, 1, 0, 0, LabelField.CellSide, LabelField.CellSide);
    readonly MapLayer _points = layer.Data! with { Content = LayerContent.Labels }; // symbol layers have data
    readonly RowSearch _search = new();
    readonly PathSet _feature = new();
    readonly TileCutter _cutter = new();
    readonly Dictionary<LabelCell, List<Label>> _alongLines = [];

    public void AddLabels(LabelCell cell, List<Label> labels)
    {
        if (_symbols.Placement == SymbolPlacement.Point || layer.Data!.Content is LayerContent.Labels or LayerContent.Outside)
        {
            AddAtPoints(cell, labels);
            return;
        }
        var box = BoxOf(cell);
        var (first, last) = (tiles.TileOf(new WorldPlace(box.MinX, box.MinY)), tiles.TileOf(new WorldPlace(box.MaxX, box.MaxY)));
        for (var row = first.Row; row <= last.Row; row++)
        {
            for (var column = first.Column; column <= last.Column; column++)
            {
                var tile = new LabelCell(column, row);
                if (!_alongLines.TryGetValue(tile, out var known)) _alongLines.Add(tile, known = AlongLines(tile));
                labels.AddRange(known.Where(label => IsIn(cell, new WorldPlace(label.AnchorX, label.AnchorY))));
            }
        }
    }

    void AddAtPoints(LabelCell cell, List<Label> labels)
    {
        var data = layer.Data!.Kind == ShapeKind.Point ? layer.Data : _points;
        ForEachRow(data, _frame.VectorZoom, BoxOf(cell), (look, rung, row) =>
        {
            Read(rung.Record(row), rung.Features.Kinds[row]);
            var parts = 0;
            for (var path = 0; path < _feature.PathCount; path++)
            {
                foreach (var place in PlaceInWorld(_feature.Path(path), rung.Zoom))
                {
                    var part = parts++;
                    if (IsIn(cell, place) && Made(place, PointForms.Of(look, sprites, backend), look, OrderOf(rung, row), part) is { } label)
                        labels.Add(label);
                }
            }
        });
    }

    List<Label> AlongLines(LabelCell tile)
    {
        var labels = new List<Label>();
        var named = new Dictionary<string, List<WorldPlace>>(StringComparer.Ordinal);
        var box = tiles.BoxOf(tile);
        foreach (var feature in LinesIn(tile, box))
        {
            var look = feature.Look;
            var demand = LineForms.DemandOf(look, tiles.Stretch, sprites, backend);
            var parts = 0;
            foreach (var (piece, anchor) in feature.Lines.SelectMany(line => AnchorsOn(line, box, demand)))
            {
                var part = parts++;
                if (tiles.TileOf(anchor.Place) != tile || IsNearItsLike(named, look, anchor.Place)) continue;
                var forms = LineForms.Of(piece, anchor, look, sprites, backend);
                if (Made(anchor.Place, forms, look, feature.Order, part) is { } label) labels.Add(label);
            }
        }
        return labels;
    }

    /// <summary>The lines that a browser finds in a tile; those of labels in their middle are whole here.</summary>
    IEnumerable<NamedLines> LinesIn(LabelCell tile, in LabelBox box)
    {
        var frame = new TileFrame(new TileId(tiles.TileZoom, tile.Column, tile.Row));
        var isWhole = _symbols.Placement == SymbolPlacement.LineCenter;
        var features = new List<NamedLines>();
        ForEachRow(layer.Data!, tiles.TileZoom, box, (look, rung, row) =>
        {
            Read(isWhole ? rung.Record(row) : _cutter.Record(rung, row, frame), rung.Features.Kinds[row]);
            var lines = new List<WorldPlace[]>(_feature.PathCount);
            for (var path = 0; path < _feature.PathCount; path++)
            {
                var line = PlaceInWorld(_feature.Path(path), isWhole ? rung.Zoom : tiles.TileZoom);
                lines.Add(_feature.Roles[path] == PathRole.Line ? line : [.. line, line[0]]);
            }
            if (lines.Count > 0) features.Add(new NamedLines(look, OrderOf(rung, row), lines));
        });
        return isWhole ? features : NamedLines.Joined(features).OrderBy(feature => _symbols.PlacesByY ? 0 : feature.Look.SortKey);
    }

    void Read(ReadOnlySpan<byte> record, ShapeKind kind)
    {
        _feature.Clear();
        if (!record.IsEmpty) PathRecord.Read(record, kind, _feature);
    }

    /// <summary>A label in the middle belongs to the whole line; others to the part of it that lies in the tile.</summary>
    List<(WorldPlace[] Line, LineAnchor Anchor)> AnchorsOn(WorldPlace[] line, in LabelBox box, in LineDemand demand)
    {
        var found = new List<(WorldPlace[], LineAnchor)>();
        if (_symbols.Placement == SymbolPlacement.LineCenter)
        {
            foreach (var anchor in LineAnchors.Middle(line, demand)) found.Add((line, Rounded(anchor)));
            return found;
        }
        foreach (var (piece, isContinued) in LineCut.Pieces(line, box))
        {
            foreach (var anchor in LineAnchors.Along(piece, demand, isContinued)) found.Add((piece, Rounded(anchor)));
        }
        return found;
    }

    LineAnchor Rounded(LineAnchor anchor) => anchor with { Place = tiles.Rounded(anchor.Place) };

    /// <summary>Whether a label that says the same stands within half the spacing; if not, the place is noted.</summary>
    bool IsNearItsLike(Dictionary<string, List<WorldPlace>> named, SymbolLook look, WorldPlace place)
    {
        if (look.Text is null) return false;
        if (!named.TryGetValue(look.Text.Plain, out var places)) named.Add(look.Text.Plain, places = []);
        var near = look.Spacing * tiles.Stretch / 2;
        if (places.Exists(other => LineAnchors.Distance(other, place) < near)) return true;
        places.Add(place);
        return false;
    }

    delegate void VisitRow(SymbolLook look, Rung rung, int row);

    /// <summary>Visits the rows that come near a box, in the order of the data.</summary>
    void ForEachRow(MapLayer data, int rungZoom, in LabelBox box, VisitRow visit)
    {
        var frame = _frame with
        {
            OriginX = (long)Math.Floor(box.MinX), OriginY = (long)Math.Floor(box.MinY),
            Width = (int)Math.Ceiling(box.MaxX - box.MinX), Height = (int)Math.Ceiling(box.MaxY - box.MinY),
        };
        _search.ForEach(data, snapshot, rungZoom, frame.BoxWith(2), rows =>
        {
            var cursor = layer.RowsOf(rows.Rung.Features).ContextAt(tiles.Zoom);
            foreach (var row in rows.Rows)
            {
                cursor.Feature.Row = row;
                if (_symbols.LookOf(cursor.Context) is not { } look) continue;
                visit(look, rows.Rung, row);
            }
        });
    }

    Label? Made(WorldPlace anchor, IReadOnlyList<LabelForm> forms, SymbolLook look, int order, int part)
    {
        if (forms.Count == 0) return null;
        var label = new Label
        {
            Rank = new LabelRank(
                rank, _symbols.PlacesByY ? 0 : look.SortKey, LabelTiles.OrderOf(tiles.TileOf(anchor)), _symbols.PlacesByY ? -anchor.Y : 0, order, part),
            Order = new DrawOrder(
                _symbols.DrawsByY ? 0 : look.SortKey, LabelTiles.DrawOrderOf(tiles.TileOf(anchor)), _symbols.DrawsByY ? anchor.Y : 0),
            AnchorX = anchor.X,
            AnchorY = anchor.Y,
            Forms = [.. forms.Select(form => form.Moved(anchor.X, anchor.Y))],
        };
        label.Measure();
        var reach = new LabelBox(anchor.X, anchor.Y, anchor.X, anchor.Y).Grown(LabelField.Reach);
        return reach.Contains(label.Bounds) ? label : null;
    }

    /// <summary>Where a row stands in the data, as in vector tiles.</summary>
    static int OrderOf(Rung rung, int row) => rung.Features.DrawOrder is { } order ? order[row] : row;

    static bool IsIn(LabelCell cell, WorldPlace place) =>
        Math.Floor(place.X / LabelField.CellSide) == cell.Column && Math.Floor(place.Y / LabelField.CellSide) == cell.Row;

    static LabelBox BoxOf(LabelCell cell) => new(
        cell.Column * (double)LabelField.CellSide, cell.Row * (double)LabelField.CellSide,
        (cell.Column + 1.0) * LabelField.CellSide, (cell.Row + 1.0) * LabelField.CellSide);

    WorldPlace[] PlaceInWorld(ReadOnlySpan<int> steps, int rungZoom)
    {
        // Vector tiles have their own steps, and names stand on those in a browser.
        var shift = medium == Medium.Screen ? Math.Max(0, rungZoom - tiles.TileZoom) : 0;
        var half = 2048.0 * Math.Pow(2, rungZoom - shift);
        var factor = _frame.WorldPixels / (2 * half);
        var places = new WorldPlace[steps.Length / 2];
        for (var i = 0; i < places.Length; i++)
            places[i] = new WorldPlace((Rung.Round(steps[2 * i], shift) + half) * factor, (Rung.Round(steps[2 * i + 1], shift) + half) * factor);
        return places;
    }
}

/// <summary>A place in style pixels from the top-left corner of the world.</summary>
readonly record struct WorldPlace(double X, double Y);
