using EcoTiles.Import.Samples;
using EcoTiles.Sources.GeoPackage;
using Microsoft.Data.Sqlite;
using NetTopologySuite.IO;

namespace EcoTiles.Tests.Import.Samples;

/// <summary>Plans made once for all tests: one that only counts its projects, one with two schemes, one with two levels.</summary>
public sealed class SampleFixture : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("ecotiles-samples-").FullName;

    public SampleFixture()
    {
        File = Make("samples.gpkg", Plans);
        SystemSqlite.Load();
        Connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
        Connection.Open();
    }

    public static IReadOnlyList<string> Plans { get; } = ["xiping", "shangdang", "xinjiang"];

    public string File { get; }

    public SqliteConnection Connection { get; }

    public string Make(string name, params IReadOnlyList<string> plans)
    {
        var path = Path.Combine(_folder, name);
        SamplePlans.Write(new SampleRequest(path) { Plans = plans }, null, TestContext.Current.CancellationToken);
        return path;
    }

    public List<object?[]> Rows(string sql)
    {
        using var command = Connection.CreateCommand();
#pragma warning disable CA2100 // the tests' own statements
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount)
                .Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    public long Count(string sql) => (long)Rows(sql)[0][0]!; // a count is never null

    /// <summary>Geometries of the first column: well-known binary behind a header of 40 bytes.</summary>
    public List<NetTopologySuite.Geometries.Geometry> Shapes(string sql) => [.. Rows(sql).Select(row => Shape(row[0]))];

    public static NetTopologySuite.Geometries.Geometry Shape(object? blob) =>
        new WKBReader().Read(((byte[])blob!)[40..]); // geometry columns are never null here

    public void Dispose()
    {
        Connection.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
