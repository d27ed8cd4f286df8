namespace EcoTiles.Host.Doctor;

/// <summary>How bad a finding is; the worst one decides the exit code.</summary>
enum FindingState
{
    Ok,

    /// <summary>Works, but somebody should know.</summary>
    Notice,

    /// <summary>Some of the data cannot be published.</summary>
    BadData,

    /// <summary>Something that is needed is not there.</summary>
    Missing,
}

/// <summary>One thing that was looked at: what was found and, when it is not well, the way to mend it.</summary>
sealed record Finding(string Check, FindingState State, Notice Found, Notice? Remedy = null)
{
    public static Finding Ok(string check, string found) => new(check, FindingState.Ok, new(found, found));
}
