using EcoTiles.Import.Checks;
using EcoTiles.Import.Checks.Rows;
using EcoTiles.Import.Model;
using EcoTiles.Import.Placing;
using EcoTiles.Import.Reading;
using EcoTiles.Import.Validation;

namespace EcoTiles.Import.Pipeline;

/// <summary>
/// Brings layers into a store: read, judge and stage each, judge the plans as a whole, then swap all of it in at once, or
/// refuse all of it.
/// </summary>
sealed class Importer(ImportRequest request, ImportTarget target, IProgress<ImportProgress>? progress)
{
    readonly PlanCollector _collector = new();
    readonly List<LayerReport> _reports = [];
    readonly List<string> _resumed = [];
    readonly Dictionary<string, CodeCounter> _codes = [];
    long _rows;
    long _total;

    public async Task<ImportReport> RunAsync(SourceLayers sources, string sourceKey, CancellationToken cancellationToken)
    {
        if (sources.Problems.Count == 0) LayerMatching.RefuseUnknownLayers(sources.Layers, request); // else it may be in what cannot be read
        var (matches, skipped) = LayerMatching.Find(sources.Layers, request);
        if (matches.Count == 0 && sources.Problems.Count == 0) throw ImportProblems.NothingToImport(skipped);
        _total = matches.Sum(match => match.Layer.Count ?? 0);
        if (!request.DryRun) await target.BeginAsync(sourceKey, request.Resume, cancellationToken);
        foreach (var match in matches) await TakeAsync(match, cancellationToken);

        var plans = _reports.SelectMany(layer => layer.Plans).ToHashSet();
        progress?.Report(new("检查规划 judging plans", _rows, _total));
        var findings = JudgePlans([.. matches.Select(match => match.Table.Name)], plans, sources.Problems.Count > 0, cancellationToken);
        var report = new ImportReport(
            _reports, skipped, [.. plans.Order(StringComparer.Ordinal)],
            [.. _reports.SelectMany(layer => layer.Findings).Concat(findings.Kept).OrderBy(finding => finding.Level)],
            _reports.Sum(layer => layer.Errors) + findings.Errors, _reports.Sum(layer => layer.Warnings) + findings.Warnings, _resumed)
        {
            Problems = sources.Problems,
        };
        if (report.IsRefused || request.DryRun) return report;
        progress?.Report(new("写入 swapping in", _rows, _total));
        await target.SwapAsync(plans, cancellationToken);
        return report with { Imported = true };
    }

    async Task TakeAsync(LayerMatch match, CancellationToken cancellationToken)
    {
        // Rows that plans are judged by are read again: they are few, and have to be in memory.
        if (!request.DryRun && !_collector.Needs(match.Table)
            && await target.FindStagedAsync(match, cancellationToken) is { } staged)
        {
            _reports.Add(staged);
            _resumed.Add(match.Layer.Name);
            _rows += staged.Rows;
            return;
        }
        var findings = new FindingTally();
        findings.AddRange(match.Layer.Findings);
        var plans = new HashSet<string>();
        var rows = 0L;
        var images = new List<string>();
        var judged = Read(match, findings, plans, cancellationToken);
        var read = (target.TakesImages ? judged : ImagesElsewhere.Named(match, judged, images)).Select(row =>
        {
            rows++;
            return row;
        });
        LayerReport Report() => new(
            match.Layer.Name, match.Layer.Origin, match.Table.Name, rows, findings.Errors, findings.Warnings, [.. plans], findings.Kept)
        {
            UnusedColumns = match.Unused,
            ImagesElsewhere = [.. images],
        };
        if (request.DryRun) rows = read.LongCount();
        else await target.StageAsync(match, read, Report, cancellationToken);
        _reports.Add(Report());
    }

    IEnumerable<ModelRow> Read(
        LayerMatch match, FindingTally findings, HashSet<string> plans, CancellationToken cancellationToken)
    {
        var (system, finding) = LayerSystem.Find(match.Layer, match.Table);
        if (finding is not null) findings.Add(finding);
        foreach (var row in JudgedRows.Of(match, system, request.Plan, cancellationToken))
        {
            _rows++;
            findings.AddRange(row.Findings);
            if (row.Feature is not { } feature || row.Row is not { } converted) continue;
            if (match.IsInModel)
            {
                var plan = feature.Text("plan_id") ?? "";
                plans.Add(plan);
                (_codes.TryGetValue(plan, out var codes) ? codes : _codes[plan] = new()).Add(feature);
                if (_collector.Needs(match.Table) && row.Stored(match.Table) is { } stored) _collector.Add(stored);
            }
            yield return converted;
            progress?.Report(new(match.Layer.Name, _rows, _total));
        }
    }

    /// <summary>The rules over whole plans, with what the store already holds of the tables that are not imported.</summary>
    /// <param name="unreadable">Whether there are files that could not be read.</param>
    FindingTally JudgePlans(HashSet<string> imported, HashSet<string> plans, bool unreadable, CancellationToken cancellationToken)
    {
        foreach (var layer in target.Existing)
        {
            if (DataModel.Find(layer.Name) is not { } table || !_collector.Needs(table)) continue;
            if (imported.Contains(table.Name) && table.Name != "plan") continue;
            var (matches, _) = LayerMatching.Find([layer], new([]));
            foreach (var row in JudgedRows.Of(matches[0], LayerSystem.Find(layer, table).System, null, cancellationToken))
            {
                if (row.Stored(table) is { } feature) _collector.AddExisting(feature, plans);
            }
        }
        var findings = new FindingTally();
        foreach (var codes in _codes.Values) findings.AddRange(codes.Repeated());
        // Rows at fault are not counted as of a plan: what is wrong with them says more.
        if (unreadable || _reports.Exists(report => report.Errors > 0)) return Judged(findings);
        if (_rows + _total == 0) throw ImportProblems.NoRows();
        if (plans.Count == 0 && request.Plan is { } wanted) throw ImportProblems.NoRowsOfPlan(wanted);
        if (plans.Order(StringComparer.Ordinal).FirstOrDefault(plan => !_collector.HasPlan(plan)) is { } unknown)
            throw ImportProblems.UnknownPlan(_reports.First(report => report.Plans.Contains(unknown)).Table, unknown);
        return Judged(findings);
    }

    FindingTally Judged(FindingTally findings)
    {
        foreach (var plan in _collector.Plans()) findings.AddRange(PlanChecks.Run(plan));
        return findings;
    }
}
