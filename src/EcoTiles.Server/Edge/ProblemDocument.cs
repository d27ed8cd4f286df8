namespace EcoTiles.Server.Edge;

/// <summary>A refusal or failure in words, as problem+json (RFC 9457) in English and Chinese.</summary>
/// <param name="Type">A stable name of the problem.</param>
/// <param name="Detail">What happened to this request and how to mend it; never a copy of the request.</param>
public sealed record ProblemDocument(string Type, int Status, string Title, string TitleZh, string Detail, string DetailZh)
{
    /// <summary>Known names near to the one that was asked for.</summary>
    public string? DidYouMean { get; init; }
}
