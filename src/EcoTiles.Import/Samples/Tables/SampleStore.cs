using EcoTiles.Import.Facts;
using EcoTiles.Import.Model;
using EcoTiles.Sources.GeoPackage;

namespace EcoTiles.Import.Samples.Tables;

/// <summary>The GeoPackage of sample plans in the making: one set of tables for all plans.</summary>
sealed class SampleStore : IDisposable
{
    static readonly DateTimeOffset LastChange = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly GeoPackageWriter _writer;
    readonly Dictionary<string, GeoPackageWriterTable> _tables;

    public SampleStore(string path, IEnumerable<ModelTable> tables)
    {
        _writer = new GeoPackageWriter(path, LastChange);
        _tables = tables.ToDictionary(table => table.Name, table => _writer.CreateTable(GeoPackageLayout.Of(table)));
    }

    public GeoPackageWriterTable Table(string name) => _tables[name];

    public GeoPackageWriterTiles CreateTiles(string name, string title) => _writer.CreateTiles(name, title);

    public PlanStore ForPlan(PlanFacts facts) => new(this, facts.Id, facts.Plan.Region.Code);

    public void Finish(CancellationToken cancellationToken) => _writer.Finish(cancellationToken);

    public void Dispose() => _writer.Dispose();
}
