using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Edge;

/// <summary>Lets pages of any origin use the service: its answers are public, and it keeps no cookies.</summary>
static class CrossOrigin
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, X-EcoTiles-Truncated, X-EcoTiles-Crs, X-EcoTiles-Bbox, Retry-After";
        if (!HttpMethods.IsOptions(context.Request.Method)) return next(context);
        headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
        headers.AccessControlAllowHeaders = "If-None-Match, Accept, Content-Type, Authorization";
        headers.AccessControlMaxAge = "86400";
        headers.Allow = "GET, HEAD, OPTIONS";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
