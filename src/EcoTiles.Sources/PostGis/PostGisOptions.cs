namespace EcoTiles.Sources.PostGis;

/// <summary>How a database is read.</summary>
public sealed record PostGisOptions
{
    /// <summary>Tables outside our schema to publish, as schema.table with * and ?; all when empty.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Tables outside our schema to leave out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>After this the server breaks off a query for one tile.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>After this the server breaks off a question about a whole table, such as how many rows it has.</summary>
    public TimeSpan MeasureTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>After this the server breaks off the reading of a whole layer.</summary>
    public TimeSpan LoadTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a query waits for a table that somebody has locked.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>
    /// The same while the whole database is looked through: many locked tables one after the other must not hold up the rest.
    /// What is locked is looked at again each second.
    /// </summary>
    public TimeSpan ListingLockTimeout { get; init; } = TimeSpan.FromMilliseconds(20);

    public int Connections { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>How long a reader waits for a connection to be free.</summary>
    public TimeSpan ConnectionWait { get; init; } = TimeSpan.FromMilliseconds(500);
}
