using System.Globalization;
using System.IO.Compression;
using EcoTiles.Catalogue;
using EcoTiles.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace EcoTiles.Server.Tiles;

/// <summary>Sends a tile with the headers that let clients keep it.</summary>
sealed class TileResponse(ServerOptions options)
{
    static readonly StringValues Gzip = "gzip";
    static readonly StringValues VaryByEncoding = "Accept-Encoding";
    static readonly StringValues SoonOver = CacheControl(TimeSpan.FromSeconds(5), TimeSpan.Zero);
    static readonly StringValues Truncated = "true";

    readonly StringValues _cacheControl = CacheControl(options.TileMaxAge, options.StaleWhileRevalidate);
    readonly StringValues _sampleCacheControl = CacheControl(options.SampleTileMaxAge, options.SampleTileMaxAge);

    public Task WriteAsync(HttpContext context, PlanMap map, Tile tile) => WriteAsync(context, map.IsSample, tile);

    public Task WriteAsync(HttpContext context, bool isSample, Tile tile)
    {
        var request = context.Request.Headers;
        var response = context.Response;
        var headers = response.Headers;
        headers.CacheControl = !tile.IsWhole ? SoonOver : isSample ? _sampleCacheControl : _cacheControl;
        if (tile.IsPacked) headers.Vary = VaryByEncoding;
        if (tile.Truncated) headers["X-EcoTiles-Truncated"] = Truncated;
        if (tile.IsEmpty)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }
        var gzip = tile.IsPacked && AcceptedEncodings.AllowGzip(request.AcceptEncoding);
        // A strong tag names exact bytes, so the unpacked body has one of its own.
        var tag = gzip || !tile.IsPacked ? tile.ETag : $"{tile.ETag.AsSpan(0, tile.ETag.Length - 1)}-plain\"";
        headers.ETag = tag;
        if (request.IfNoneMatch is { Count: > 0 } known && EntityTags.Match(known, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = tile.MediaType;
        if (gzip) headers.ContentEncoding = Gzip;
        var body = gzip || !tile.IsPacked ? tile.Bytes : Unpack(tile.Bytes);
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : WriteBodyAsync(response, body, context.RequestAborted);
    }

    static Task WriteBodyAsync(HttpResponse response, byte[] body, CancellationToken cancellationToken)
    {
        var write = response.BodyWriter.WriteAsync(body, cancellationToken);
        return write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }

    static byte[] Unpack(byte[] packed)
    {
        using var source = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream(packed.Length * 3);
        source.CopyTo(plain);
        return plain.ToArray();
    }

    static StringValues CacheControl(TimeSpan maxAge, TimeSpan stale) => string.Create(
        CultureInfo.InvariantCulture,
        $"public, max-age={(long)maxAge.TotalSeconds}, stale-while-revalidate={(long)stale.TotalSeconds}");
}
