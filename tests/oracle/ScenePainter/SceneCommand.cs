using System.Text.Json.Serialization;
using EcoTiles.Drawing;

namespace EcoTiles.Oracle;

/// <summary>One line of a scene.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(FillCommand), "fill")]
[JsonDerivedType(typeof(StrokeCommand), "stroke")]
[JsonDerivedType(typeof(PictureCommand), "picture")]
[JsonDerivedType(typeof(TextCommand), "text")]
[JsonDerivedType(typeof(SaveCommand), "save")]
[JsonDerivedType(typeof(RestoreCommand), "restore")]
[JsonDerivedType(typeof(TransformCommand), "transform")]
[JsonDerivedType(typeof(ClipCommand), "clip")]
[JsonDerivedType(typeof(BeginGroupCommand), "beginGroup")]
[JsonDerivedType(typeof(EndGroupCommand), "endGroup")]
public abstract record SceneCommand;

public sealed record FillCommand(ScenePath Path, FillRule Rule, ScenePaint Paint) : SceneCommand;

public sealed record StrokeCommand(ScenePath Path, SceneStroke Style, ScenePaint Paint) : SceneCommand;

public sealed record SceneStroke(float Width, LineCap Cap, LineJoin Join, float MiterLimit, float[]? Dashes, float Phase);

/// <param name="Placement">a, b, c, d, x, y.</param>
public sealed record PictureCommand(string Image, float[] Placement, float Opacity) : SceneCommand;

/// <param name="Angle">In degrees, clockwise.</param>
public sealed record TextCommand(
    string Text, string[] Fonts, float Size, float X, float Y, float Angle, float LetterSpacing, string Color, string Halo,
    float HaloWidth) : SceneCommand;

public sealed record SaveCommand : SceneCommand;

public sealed record RestoreCommand : SceneCommand;

public sealed record TransformCommand(float[] Matrix) : SceneCommand;

public sealed record ClipCommand(ScenePath Path, FillRule Rule) : SceneCommand;

public sealed record BeginGroupCommand(float Opacity, GroupKind Kind) : SceneCommand;

public sealed record EndGroupCommand : SceneCommand;
