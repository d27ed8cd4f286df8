using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Edge;

/// <summary>Answers with a problem document.</summary>
public sealed class ProblemAnswer(ProblemDocument problem) : IResult, IStatusCodeHttpResult
{
    const int RetryAfterSeconds = 1;

    public int? StatusCode => problem.Status;

    public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, problem);

    public static Task WriteAsync(HttpContext context, ProblemDocument problem)
    {
        var response = context.Response;
        response.StatusCode = problem.Status;
        response.ContentType = "application/problem+json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        if (problem.Status == StatusCodes.Status405MethodNotAllowed) response.Headers.Allow = "GET, HEAD";
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        var body = JsonSerializer.SerializeToUtf8Bytes(problem, ServerJson.Readable.ProblemDocument);
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
