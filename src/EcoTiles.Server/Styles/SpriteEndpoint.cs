using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Rendering.Painting;
using EcoTiles.Server.Edge;
using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Styles;

/// <summary>Answers <c>/sprites/eco.json</c>, <c>eco.png</c> and both as <c>@2x</c>: hatches and symbols on one sheet.</summary>
public sealed class SpriteEndpoint(StyleShelf styles)
{
    public const string Prefix = "/sprites/";

    public const string Name = "eco";

    readonly ConditionalWeakTable<SpriteLibrary, Lazy<SheetFiles>[]> _files = [];

    public Task ServeAsync(HttpContext context)
    {
        var scale = 0;
        var file = (context.Request.Path.Value ?? "")[Prefix.Length..];
        if (file is $"{Name}.json" or $"{Name}.png") scale = 1;
        if (file is $"{Name}@2x.json" or $"{Name}@2x.png") scale = 2;
        if (scale == 0) return ProblemAnswer.WriteAsync(context, Problems.NotFound);
        var files = _files.GetValue(styles.Sprites, library => [Draw(library, 1), Draw(library, 2)])[scale - 1].Value;
        return file.EndsWith(".png", StringComparison.Ordinal)
            ? BytesAnswer.WriteAsync(context, files.Picture, "image/png")
            : BytesAnswer.WriteAsync(context, files.Index, "application/json; charset=utf-8");
    }

    Lazy<SheetFiles> Draw(SpriteLibrary library, int scale) => new(() =>
    {
        var sheet = SpriteSheet.Of(library, styles.Backend, scale);
        using var canvas = styles.Backend.BeginImage(sheet.Picture.Width, sheet.Picture.Height, Color.Transparent);
        canvas.DrawPicture(sheet.Picture, System.Numerics.Matrix3x2.Identity, 1);
        var picture = new ArrayBufferWriter<byte>();
        canvas.Encode(new ImageEncoding(ImageFormat.Png), picture);
        var index = new JsonObject();
        foreach (var (name, place) in sheet.Places)
        {
            index[name] = new JsonObject
            {
                ["x"] = place.X, ["y"] = place.Y, ["width"] = place.Width, ["height"] = place.Height, ["pixelRatio"] = place.PixelRatio,
            };
        }
        return new SheetFiles(picture.WrittenSpan.ToArray(), JsonSerializer.SerializeToUtf8Bytes((JsonNode)index));
    });

    sealed record SheetFiles(byte[] Picture, byte[] Index);
}
