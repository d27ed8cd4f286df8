using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EcoTiles.Server.Edge;

/// <summary>Gives every failure and every bare error status a problem document as its body.</summary>
sealed class FailureAnswers(ILogger<FailureAnswers> logger)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // The caller left: nobody reads the answer, and nothing is wrong.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            var problem = Problems.From(error);
            if (problem.Status >= 500)
                logger.LogError(error, "{Method} failed with {Status}", context.Request.Method, problem.Status);
            ClearContent(context.Response);
            await ProblemAnswer.WriteAsync(context, problem);
            return;
        }
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null } bare)
            await ProblemAnswer.WriteAsync(context, ForStatus(bare.StatusCode));
    }

    static ProblemDocument ForStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => Problems.NotFound,
        StatusCodes.Status405MethodNotAllowed => Problems.MethodNotAllowed,
        _ => Problems.BadRequest(status),
    };

    static void ClearContent(HttpResponse response)
    {
        response.Headers.Remove("Content-Encoding");
        response.Headers.Remove("ETag");
        response.ContentLength = null;
    }
}
