using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Labels;

/// <summary>Makes the labels of one symbol layer, cell by cell. Belongs to whoever decides the field.</summary>
sealed class LabelLayer(
    StyledLayer layer, LayerSnapshot snapshot, int rank, double zoom, SpriteLibrary sprites, ICanvasBackend backend)
{
    readonly SymbolAtZoom _symbols = new((SymbolLayer)layer.Style, zoom);
    readonly PictureFrame _frame = new(zoom, 1, 0, 0, LabelField.CellSide, LabelField.CellSide);
    readonly MapLayer _points = layer.Data! with { Content = LayerContent.Labels }; // symbol layers have data
    readonly RowSearch _search = new();
    readonly PathSet _feature = new();

    public void AddLabels(LabelCell cell, List<Label> labels)
    {
        var box = (_frame with { OriginX = (long)cell.Column * LabelField.CellSide, OriginY = (long)cell.Row * LabelField.CellSide }).BoxWith(1);
        var alongLines = _symbols.Placement != SymbolPlacement.Point && layer.Data!.Content == LayerContent.Shapes;
        var data = alongLines || layer.Data!.Kind == ShapeKind.Point ? layer.Data! : _points;
        _search.ForEach(data, snapshot, _frame.RungZoom, box, rows =>
        {
            var cursor = layer.RowsOf(rows.Rung.Features).ContextAt(zoom);
            foreach (var row in rows.Rows)
            {
                cursor.Feature.Row = row;
                if (_symbols.LookOf(cursor.Context) is not { } look) continue;
                _feature.Clear();
                PathRecord.Read(rows.Rung.Record(row), rows.Rung.Features.Kinds[row], _feature);
                var parts = 0;
                for (var path = 0; path < _feature.PathCount; path++)
                    AddPath(cell, look, row, rows.Rung.Zoom, path, ref parts, labels);
            }
        });
    }

    void AddPath(LabelCell cell, SymbolLook look, int row, int rungZoom, int path, ref int parts, List<Label> labels)
    {
        var line = PlaceInWorld(_feature.Path(path), rungZoom);
        if (_feature.Roles[path] == PathRole.Points)
        {
            foreach (var place in line) Add(cell, place, PointForms.Of(look, sprites, backend), look, row, parts++, labels);
            return;
        }
        if (_feature.Roles[path] != PathRole.Line) line = [.. line, line[0]];
        foreach (var anchor in LineAnchors.Along(line, look, _symbols.Placement, backend, sprites))
        {
            var part = parts++;
            if (IsIn(cell, anchor.Place)) Add(cell, anchor.Place, LineForms.Of(line, anchor, look, sprites, backend), look, row, part, labels);
        }
    }

    void Add(
        LabelCell cell, WorldPlace anchor, IReadOnlyList<LabelForm> forms, SymbolLook look, int row, int part, List<Label> labels)
    {
        if (forms.Count == 0 || !IsIn(cell, anchor)) return;
        var label = new Label
        {
            Rank = new LabelRank(rank, _symbols.OrdersByY ? -anchor.Y : look.SortKey, row, part),
            Height = _symbols.OrdersByY ? anchor.Y : look.SortKey,
            AnchorX = anchor.X,
            AnchorY = anchor.Y,
            Forms = [.. forms.Select(form => form.Moved(anchor.X, anchor.Y))],
        };
        label.Measure();
        var reach = new LabelBox(anchor.X, anchor.Y, anchor.X, anchor.Y).Grown(LabelField.Reach);
        if (reach.Contains(label.Bounds)) labels.Add(label);
    }

    static bool IsIn(LabelCell cell, WorldPlace place) =>
        Math.Floor(place.X / LabelField.CellSide) == cell.Column && Math.Floor(place.Y / LabelField.CellSide) == cell.Row;

    WorldPlace[] PlaceInWorld(ReadOnlySpan<int> steps, int rungZoom)
    {
        var half = 2048.0 * Math.Pow(2, rungZoom);
        var factor = _frame.WorldPixels / (2 * half);
        var places = new WorldPlace[steps.Length / 2];
        for (var i = 0; i < places.Length; i++)
            places[i] = new WorldPlace((steps[2 * i] + half) * factor, (steps[2 * i + 1] + half) * factor);
        return places;
    }
}

/// <summary>A place in style pixels from the top-left corner of the world.</summary>
readonly record struct WorldPlace(double X, double Y);
