using System.Numerics;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Rendering.Labels;
using EcoTiles.Rendering.Rasters;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Painting;

/// <summary>Draws a map on a canvas: the layers of its style from bottom to top, then its labels. Belongs to one thread.</summary>
sealed class MapPainter(StyledMap map, PaintScene scene)
{
    /// <param name="snapshots">The data of the layers that show; a layer without is left out.</param>
    /// <param name="labelsOf">Of which state of the data labels are decided.</param>
    public void Paint(
        ICanvas canvas, PictureFrame frame, IReadOnlyDictionary<MapLayer, LayerSnapshot> snapshots, long labelsOf,
        IReadOnlyDictionary<StyledLayer, RasterPatch>? rasters = null)
    {
        scene.Begin(map.Sprites, map.Map.MaxZoom, frame, canvas);
        List<Label>? labels = null;
        for (var i = 0; i < map.Layers.Count; i++)
        {
            var layer = map.Layers[i];
            if (!layer.IsShownAt(frame.Zoom)) continue;
            if (layer.Style is BackgroundLayer background) PaintBackground(background);
            else if (layer.Raster is { } raster)
            {
                if (rasters?.TryGetValue(layer, out var patch) == true) Paint(layer.Style, raster, patch);
            }
            else if (layer.Style is SymbolLayer)
            {
                labels ??= map.Labels.At(map, frame, snapshots, labelsOf).Shown(LabelFields.PartOf(frame));
                PaintLabels(labels, LabelFields.RankOf(map, i));
            }
            else if (snapshots.TryGetValue(layer.Data!, out var snapshot)) Paint(layer, snapshot); // only backgrounds have no data
        }
    }

    void Paint(StyledLayer layer, LayerSnapshot snapshot)
    {
        switch (layer.Style)
        {
            case FillLayer:
                FillPainting.Paint(scene, layer, snapshot);
                break;
            case LineLayer:
                LinePainting.Paint(scene, layer, snapshot);
                break;
            case CircleLayer:
                CirclePainting.Paint(scene, layer, snapshot);
                break;
        }
    }

    void Paint(StyleLayer style, StyledRaster raster, RasterPatch patch)
    {
        var zoom = scene.Frame.Zoom;
        if (style is HillshadeLayer hillshade) HillshadePainting.Paint(scene.Canvas, hillshade, patch, zoom);
        else if (style is ColorReliefLayer relief) ReliefPainting.Paint(scene.Canvas, relief, patch, zoom);
        else if (style is RasterLayer layer && raster.Scale is { } scale) ReliefPainting.Paint(scene.Canvas, layer, scale, patch, zoom);
        else if (style is RasterLayer && raster.IsHeights) ReliefPainting.PaintEncoded(scene.Canvas, patch);
        else if (style is RasterLayer image) RasterPainting.Paint(scene.Canvas, image, patch, zoom);
    }

    void PaintBackground(BackgroundLayer layer)
    {
        var context = new Catalogue.Styles.Expressions.EvaluationContext { Zoom = scene.Frame.Zoom };
        var opacity = (float)layer.Opacity.Evaluate(context);
        scene.Path.Clear();
        scene.Path.AddRange([default, new(scene.Size.X, 0), scene.Size, new(0, scene.Size.Y)]);
        scene.Path.EndPart(isClosed: true);
        if (layer.Pattern.Evaluate(context) is { Name.Length: > 0 } pattern) PatternPainting.Fill(scene, pattern.Name, opacity);
        else scene.Canvas.Fill(scene.Path, FillRule.NonZero, Color.From(layer.Color.Evaluate(context)).WithOpacity(opacity));
    }

    /// <summary>Pictures lie under all texts of their layer, and of texts that are drawn together all halos under all letters.</summary>
    void PaintLabels(List<Label> labels, int rank)
    {
        var first = labels.FindIndex(label => label.Rank.Layer == rank);
        if (first < 0) return;
        var last = labels.FindLastIndex(label => label.Rank.Layer == rank);
        for (var i = first; i <= last; i++) PaintMarks<PictureMark>(labels[i], PaintPicture);
        for (int start = first, end; start <= last; start = end)
        {
            for (end = start + 1; end <= last && labels[end].Order.IsTogetherWith(labels[start].Order);) end++;
            for (var i = start; i < end; i++) PaintMarks<TextMark>(labels[i], PaintHalo);
            for (var i = start; i < end; i++) PaintMarks<TextMark>(labels[i], PaintLetters);
        }
    }

    void PaintMarks<T>(Label label, Action<T, double, double> paint) where T : LabelMark
    {
        // The anchor in whole 1/256 of a pixel of the picture, counted from the corner of the world.
        var x = Math.Round(label.AnchorX * scene.Scale * 256) / 256 - scene.Frame.OriginX;
        var y = Math.Round(label.AnchorY * scene.Scale * 256) / 256 - scene.Frame.OriginY;
        foreach (var mark in label.Shown!.Marks) // shown labels have a form
        {
            if (mark is T wanted) paint(wanted, x, y);
        }
    }

    void PaintHalo(TextMark mark, double x, double y)
    {
        if (!mark.Paint.IsLetterByLetter && mark.Paint is { HaloWidth: > 0, Halo.Alpha: > 0 })
            PaintText(mark with { Paint = mark.Paint with { Color = Color.Transparent } }, (float)x, (float)y);
    }

    void PaintLetters(TextMark mark, double x, double y) =>
        PaintText(mark.Paint.IsLetterByLetter ? mark : mark with { Paint = mark.Paint with { HaloWidth = 0 } }, (float)x, (float)y);

    void PaintText(TextMark mark, float x, float y)
    {
        scene.Canvas.Save();
        scene.Canvas.Transform(Matrix3x2.CreateScale(scene.Scale) * Matrix3x2.CreateTranslation(x, y));
        scene.Canvas.DrawGlyphs(mark.Run, mark.Paint with { IsSoft = scene.IsScreen });
        scene.Canvas.Restore();
    }

    /// <summary>Symbols that are not turned stand on whole pixels where no browser puts them elsewhere, so that their edges stay sharp.</summary>
    void PaintPicture(PictureMark mark, double x, double y)
    {
        var (middleX, middleY) = (x + mark.Middle.X * scene.Scale, y + mark.Middle.Y * scene.Scale);
        if (scene.IsScreen && mark.Angle == 0)
        {
            PaintSampled(mark, middleX, middleY);
            return;
        }
        if (scene.Sprites.PictureOf(mark.Name, mark.Size * scene.Scale) is not { } picture) return;
        var corner = Matrix3x2.CreateTranslation(-picture.Width / 2f, -picture.Height / 2f) * Matrix3x2.CreateRotation(mark.Angle);
        var place = new Vector2(Rounded(middleX, 256), Rounded(middleY, 256));
        if (mark.Angle == 0)
        {
            corner = Matrix3x2.Identity;
            place = new Vector2(Rounded(middleX - picture.Width / 2.0, 1), Rounded(middleY - picture.Height / 2.0, 1));
        }
        scene.Canvas.Save();
        // By itself: single numbers would round the sum of both moves differently in every frame.
        scene.Canvas.Transform(Matrix3x2.CreateTranslation(place));
        scene.Canvas.DrawPicture(picture, corner, mark.Opacity);
        scene.Canvas.Restore();
    }

    /// <summary>Of the sheets that browsers load.</summary>
    int SheetScale => scene.Scale > 1 ? 2 : 1;

    void PaintSampled(PictureMark mark, double x, double y)
    {
        const int Steps = SpriteLibrary.PlaceSteps;
        var (partX, partY) = ((int)Math.Floor(x * Steps + 0.5), (int)Math.Floor(y * Steps + 0.5));
        var (column, row) = (FloorOf(partX), FloorOf(partY));
        if (scene.Sprites.SampledOf(mark.Name, SheetScale, mark.Size * scene.Scale, (partX - column * Steps, partY - row * Steps), mixes: !mark.IsSharp || scene.Scale != SheetScale)
            is not { } sampled) return;
        scene.Canvas.Save();
        scene.Canvas.Transform(Matrix3x2.CreateTranslation(column + sampled.Left, row + sampled.Top));
        scene.Canvas.DrawPicture(sampled.Picture, Matrix3x2.Identity, mark.Opacity);
        scene.Canvas.Restore();

        static int FloorOf(int parts) => (int)Math.Floor(parts / (double)Steps);
    }

    /// <summary>Halves go up, so that a place moved by whole pixels is rounded to the moved place.</summary>
    static float Rounded(double place, int parts) => (float)(Math.Floor(place * parts + 0.5) / parts);
}
