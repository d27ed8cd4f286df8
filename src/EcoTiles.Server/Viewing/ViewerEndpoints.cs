using EcoTiles.Server.Tiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EcoTiles.Server.Viewing;

/// <summary>Serves the viewer: its first page at the root, its files below.</summary>
static class ViewerEndpoints
{
    /// <summary>The viewer draws from this service alone; nothing else is ever asked for.</summary>
    const string ContentPolicy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; "
        + "base-uri 'none'; object-src 'none'";

    static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes, ViewerFiles files)
    {
        routes.MapMethods("/", ReadMethods, context => SendIndexAsync(context, files.FindIndex()));
        routes.MapMethods("/assets/{name}", ReadMethods, context =>
            SendAsync(context, files.Find($"assets/{context.Request.RouteValues["name"]}")));
        routes.MapMethods("/favicon.svg", ReadMethods, context => SendAsync(context, files.Find("favicon.svg")));
    }

    static Task SendIndexAsync(HttpContext context, ViewerFile? index)
    {
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (index is not null) return SendAsync(context, index);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(MissingViewer.Page, context.RequestAborted);
    }

    static Task SendAsync(HttpContext context, ViewerFile? file)
    {
        var response = context.Response;
        if (file is null)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        response.Headers.CacheControl = file.IsHashed ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.Vary = "Accept-Encoding";
        var gzip = AcceptedEncodings.AllowGzip(context.Request.Headers.AcceptEncoding) && file.Gzip is not null;
        var tag = gzip ? file.ETag.Insert(file.ETag.Length - 1, "-gzip") : file.ETag;
        response.Headers.ETag = tag;
        if (EntityTags.Match(context.Request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        var body = gzip ? file.Gzip : file.Plain;
        if (gzip) response.Headers.ContentEncoding = "gzip";
        response.ContentType = file.MediaType;
        response.ContentLength = body!.Length; // gzip is true only when there is a packed body
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
