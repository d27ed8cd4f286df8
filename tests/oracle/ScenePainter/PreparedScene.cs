using System.Globalization;
using System.Numerics;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Oracle;

/// <summary>A scene with its paths, pictures and glyphs made, ready to be drawn as often as one likes.</summary>
public sealed class PreparedScene
{
    readonly Dictionary<string, Picture> _pictures;
    readonly List<Action<ICanvas>> _steps = [];

    public PreparedScene(Scene scene, ICanvasBackend backend)
    {
        (Width, Height, Background) = (scene.Width, scene.Height, ReadColor(scene.Background));
        _pictures = scene.Images.ToDictionary(image => image.Key, image => ReadPicture(image.Value));
        foreach (var command in scene.Commands) _steps.Add(Prepare(command, backend));
    }

    public int Width { get; }

    public int Height { get; }

    public Color Background { get; }

    public void Draw(ICanvas canvas)
    {
        foreach (var step in _steps) step(canvas);
    }

    Action<ICanvas> Prepare(SceneCommand command, ICanvasBackend backend)
    {
        switch (command)
        {
            case FillCommand fill:
                var (area, areaPaint) = (ReadPath(fill.Path), ReadPaint(fill.Paint));
                return canvas => canvas.Fill(area, fill.Rule, areaPaint);
            case StrokeCommand stroke:
                var (line, style, linePaint) = (ReadPath(stroke.Path), ReadStyle(stroke.Style), ReadPaint(stroke.Paint));
                return canvas => canvas.Stroke(line, style, linePaint);
            case PictureCommand shown:
                var (picture, placement) = (_pictures[shown.Image], ReadMatrix(shown.Placement));
                return canvas => canvas.DrawPicture(picture, placement, shown.Opacity);
            case TextCommand text:
                var (run, textPaint) = (PlaceText(text, backend), new TextPaint(ReadColor(text.Color), ReadColor(text.Halo), text.HaloWidth));
                return canvas => canvas.DrawGlyphs(run, textPaint);
            case SaveCommand:
                return canvas => canvas.Save();
            case RestoreCommand:
                return canvas => canvas.Restore();
            case TransformCommand transform:
                var matrix = ReadMatrix(transform.Matrix);
                return canvas => canvas.Transform(matrix);
            case ClipCommand clip:
                var inside = ReadPath(clip.Path);
                return canvas => canvas.Clip(inside, clip.Rule);
            case BeginGroupCommand group:
                return canvas => canvas.BeginGroup(group.Opacity, group.Kind);
            case EndGroupCommand:
                return canvas => canvas.EndGroup();
            default:
                throw new ArgumentException($"{command.GetType().Name} cannot be drawn.", nameof(command));
        }
    }

    static GlyphRun PlaceText(TextCommand text, ICanvasBackend backend)
    {
        var line = backend.Shape(text.Text, new FontRequest(new FontStack(text.Fonts), text.Size, text.LetterSpacing));
        var angle = text.Angle * MathF.PI / 180;
        var turn = Matrix3x2.CreateRotation(angle) * Matrix3x2.CreateTranslation(text.X, text.Y);
        return new GlyphRun(text.Text, text.Size, [.. line.Glyphs.Select(glyph =>
            new PlacedGlyph(glyph.Face, glyph.Glyph, glyph.Cluster, Vector2.Transform(new Vector2(glyph.X, glyph.Y), turn), angle))]);
    }

    Paint ReadPaint(ScenePaint paint) =>
        new(ReadColor(paint.Color),
            paint.Pattern is null ? null : new Pattern(_pictures[paint.Pattern], paint.Scale),
            paint.Origin is [var x, var y] ? new Vector2(x, y) : default,
            paint.Opacity);

    static CanvasPath ReadPath(ScenePath path)
    {
        var made = new CanvasPath(path.Parts.Sum(part => part.Points.Length / 2) + 1, path.Parts.Length + 1);
        foreach (var part in path.Parts)
        {
            for (var i = 0; i < part.Points.Length; i += 2) made.Add(part.Points[i], part.Points[i + 1]);
            made.EndPart(part.Closed);
        }
        return made;
    }

    static StrokeStyle ReadStyle(SceneStroke style) =>
        new(style.Width, style.Cap, style.Join, style.MiterLimit, style.Dashes, style.Phase);

    static Matrix3x2 ReadMatrix(float[] numbers) => new(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);

    static Color ReadColor(string color)
    {
        var value = uint.Parse(color.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new Color((byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    static Picture ReadPicture(SceneImage image)
    {
        var pixels = new uint[image.Width * image.Height];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = new Color(image.Pixels[4 * i], image.Pixels[4 * i + 1], image.Pixels[4 * i + 2], image.Pixels[4 * i + 3]).Premultiplied;
        return new Picture(image.Width, image.Height, pixels);
    }
}
