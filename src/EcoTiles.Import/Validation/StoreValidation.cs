using EcoTiles.Catalogue;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Checks.Rows;
using EcoTiles.Import.Model;
using EcoTiles.Import.Pipeline.PostGis;
using EcoTiles.Import.Reading;
using EcoTiles.Sources;
using EcoTiles.Sources.PostGis;
using Npgsql;

namespace EcoTiles.Import.Validation;

/// <summary>Reads a store once and judges each of its plans.</summary>
public static class StoreValidation
{
    const int RowsAtATime = 2048;

    /// <param name="plans">Codes of the plans to look at; all when empty.</param>
    /// <param name="forPictures">Whether what lies around findings is kept, too.</param>
    /// <param name="progress">Told the name of each table before it is read.</param>
    /// <exception cref="StoreException">The store cannot be read, holds no plan, or not one that was asked for.</exception>
    public static StoreReport Run(
        string store, IReadOnlyList<string> plans, bool forPictures, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var opened = SourceLayers.Open(store, ReadingOptions.Default);
        if (opened.Layers.Count == 0 && opened.Problems is [var problem, ..]) throw problem;
        return Run(Path.GetFileName(store), opened.Layers, plans, forPictures, progress, cancellationToken);
    }

    /// <summary>Judges the plans of a database.</summary>
    /// <exception cref="StoreException">It cannot be read, holds no plan, or not one that was asked for.</exception>
    public static StoreReport Run(
        PostGisDatabase database, IReadOnlyList<string> plans, bool forPictures, IProgress<string>? progress,
        CancellationToken cancellationToken)
    {
        try
        {
            return Run(database.Name, PostGisLayers.Of(database.Source, snapshot: null), plans, forPictures, progress, cancellationToken);
        }
        catch (NpgsqlException failure) when (failure is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable })
        {
            throw new StoreException(
                $"数据库 {database.Name} 中没有规划表，请先运行 ecotiles migrate 或 ecotiles import",
                $"the database {database.Name} has no plan tables; run ecotiles migrate or ecotiles import first", failure);
        }
    }

    /// <param name="store">What the store is called in the report.</param>
    public static StoreReport Run(
        string store, IEnumerable<SourceLayer> tables, IReadOnlyList<string> plans, bool forPictures, IProgress<string>? progress,
        CancellationToken cancellationToken)
    {
        var layers = new List<LayerRows>();
        foreach (var layer in tables)
            if (DataModel.Find(layer.Name) is { } table) layers.Add(new(layer, table));

        var judged = PlansOf(layers, store, plans, cancellationToken);
        var kept = PlanData.TablesNeeded.Concat(forPictures ? PlanData.Surroundings : []).ToHashSet();
        foreach (var layer in layers)
        {
            progress?.Report(layer.Table.Name);
            Read(layer, judged, kept.Contains(layer.Table.Name), cancellationToken);
        }
        progress?.Report("…");
        return new(store, [.. judged.Values.Select(plan => plan.Finish())]);
    }

    static Dictionary<string, PlanInTheMaking> PlansOf(
        List<LayerRows> layers, string store, IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        var plans = layers.Where(layer => layer.Table.Name == "plan")
            .SelectMany(layer => layer.Read(cancellationToken).Select(row => row.Row))
            .Where(plan => plan.Text("code") is not null)
            .DistinctBy(plan => plan.Text("code"))
            .ToDictionary(plan => plan.Text("code")!, plan => new PlanInTheMaking(plan)); // those without are left out above
        if (plans.Count == 0)
        {
            throw new StoreException(
                $"{store} 中没有规划（plan 表为空或不存在），请先用 ecotiles import 导入",
                $"{store} holds no plan (table plan is empty or missing); bring one in with ecotiles import");
        }
        if (wanted.FirstOrDefault(code => !plans.ContainsKey(code)) is { } unknown)
        {
            var nearest = NearestName.Of(unknown, plans.Keys) ?? string.Join(", ", plans.Keys);
            throw new UnknownPlanException(unknown, nearest);
        }
        return wanted.Count == 0 ? plans : plans.Where(plan => wanted.Contains(plan.Key)).ToDictionary();
    }

    static void Read(
        LayerRows layer, Dictionary<string, PlanInTheMaking> plans, bool isKept, CancellationToken cancellationToken)
    {
        var ofAll = ValueChecks.Missing(layer.Table, layer.Columns).Append(layer.SystemFinding).OfType<Finding>().ToList();
        foreach (var plan in plans.Values) plan.Findings.AddRange(ofAll);
        foreach (var rows in layer.Read(cancellationToken).Chunk(RowsAtATime))
        {
            var mine = rows.Where(row => plans.ContainsKey(PlanOf(row.Row))).ToList();
            foreach (var findings in mine.AsParallel().AsOrdered().WithCancellation(cancellationToken)
                .Select(row => (Plan: PlanOf(row.Row), Found: Judge(layer.Table, row).ToList())).ToList())
                plans[findings.Plan].Findings.AddRange(findings.Found);
            foreach (var (row, _) in mine) plans[PlanOf(row)].Add(row, isKept);
        }
    }

    static IEnumerable<Finding> Judge(ModelTable table, (PlanFeature Row, Finding? Fault) row) =>
        row.Fault is { } fault ? ValueChecks.Check(table, row.Row).Prepend(fault) : RowChecks.Check(table, row.Row);

    static string PlanOf(PlanFeature row) => row.Text(row.Table == "plan" ? "code" : "plan_id") ?? "";

    sealed class PlanInTheMaking(PlanFeature plan)
    {
        readonly List<PlanFeature> _rows = [];
        readonly CodeCounter _codes = new();

        public FindingTally Findings { get; } = new();

        public void Add(PlanFeature row, bool keep)
        {
            _codes.Add(row);
            if (keep) _rows.Add(row);
        }

        public PlanReport Finish()
        {
            var data = PlanData.Of(plan, _rows);
            Findings.AddRange(_codes.Repeated());
            Findings.AddRange(PlanChecks.Run(data));
            return new(data, Findings);
        }
    }
}
