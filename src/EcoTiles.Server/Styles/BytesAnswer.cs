using EcoTiles.Server.Tiles;
using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Styles;

/// <summary>Answers with bytes that clients may keep and ask for again by their tag.</summary>
static class BytesAnswer
{
    const string CacheControl = "public, max-age=300, stale-while-revalidate=86400";

    public static Task WriteAsync(HttpContext context, byte[] body, string mediaType, string? cacheControl = null)
    {
        var tag = $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body).AsSpan(0, 12))}\"";
        var response = context.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = cacheControl ?? CacheControl;
        if (context.Request.Headers.IfNoneMatch is { Count: > 0 } known && EntityTags.Match(known, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = mediaType;
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
