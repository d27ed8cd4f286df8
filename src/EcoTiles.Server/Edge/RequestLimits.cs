using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Edge;

/// <summary>Refuses what is too long to be meant, and host names that are not ours, before any work is done.</summary>
sealed class RequestLimits(PublicAddress address)
{
    public const int LongestQuery = 8 * 1024;
    public const int LongestValue = 2 * 1024;

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!address.IsAllowed(context.Request)) return ProblemAnswer.WriteAsync(context, Problems.HostNotAllowed);
        var query = context.Request.QueryString.Value.AsSpan();
        if (query.Length <= LongestValue) return next(context);
        if (query.Length - 1 > LongestQuery) return ProblemAnswer.WriteAsync(context, Problems.QueryTooLong);
        return HasLongValue(query[1..]) ? ProblemAnswer.WriteAsync(context, Problems.ValueTooLong) : next(context);
    }

    static bool HasLongValue(ReadOnlySpan<char> query)
    {
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            var value = pair[(pair.IndexOf('=') + 1)..];
            // An escaped byte is written with three letters: %E6.
            if (value.Length - 2 * value.Count('%') > LongestValue) return true;
        }
        return false;
    }
}
