namespace EcoTiles.ServiceTests.PostGis;

/// <summary>Two tables of a hundred squares each, the second without key and index.</summary>
static class Squares
{
    public const string Tables =
        """
        CREATE TABLE one AS SELECT n AS id, ST_MakeEnvelope(114 + n * 0.01, 33, 114.005 + n * 0.01, 33.005, 4490) AS g FROM generate_series(0, 99) AS n;
        ALTER TABLE one ADD PRIMARY KEY (id); CREATE INDEX ON one USING gist (g); CREATE TABLE other AS SELECT * FROM one
        """;
}
