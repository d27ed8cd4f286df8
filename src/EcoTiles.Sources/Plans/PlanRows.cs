using EcoTiles.Catalogue;

namespace EcoTiles.Sources.Plans;

/// <summary>Reads the plan tables: the plans of a store, their stages and the titles of their maps.</summary>
sealed class PlanRows
{
    readonly Dictionary<string, string> _planOfValue = new(StringComparer.Ordinal);

    public List<PlanRow> Rows { get; } = [];

    public List<LayerProblem> Problems { get; } = [];

    /// <summary>The plan that a value of some plan_id column means: by the plan's id or by its code.</summary>
    public string? PlanOf(string value) => _planOfValue.GetValueOrDefault(value);

    /// <param name="read">Reads a table row by row; nothing when the store lacks it.</param>
    public static PlanRows Read(Func<string, IEnumerable<NamedRow>> read)
    {
        var plans = new PlanRows();
        plans.ReadPlans(read("plan"));
        plans.ReadStages(read("plan_stage"));
        plans.ReadMapTitles(read("map_sheet"));
        plans.ReadClassNames(read("project"));
        plans.ReadRasters(read("raster_asset"));
        return plans;
    }

    void ReadPlans(IEnumerable<NamedRow> rows)
    {
        var nameless = 0;
        foreach (var row in rows)
        {
            if (row.Text("code") is not { Length: > 0 } code || row.Text("title") is not { Length: > 0 } title)
            {
                nameless++;
                continue;
            }
            if (Rows.Exists(plan => plan.Id == code))
            {
                Problems.Add(LayerProblems.RepeatedPlan(code));
                continue;
            }
            Rows.Add(Plan(row, code, title));
            foreach (var value in new[] { row.Text("id"), code, row.Text("fid") })
            {
                if (value is not null) _planOfValue.TryAdd(value, code);
            }
        }
        if (nameless > 0) Problems.Add(LayerProblems.PlanWithoutCode(nameless));
    }

    static PlanRow Plan(NamedRow row, string code, string title) => new(code, title)
    {
        TitleEn = row.Text("title_en"),
        Kind = row.Text("kind"),
        Level = row.Text("level"),
        RegionCode = row.Text("region_code"),
        RegionName = row.Text("region_name"),
        PeriodFrom = row.Integer("period_from"),
        PeriodTo = row.Integer("period_to"),
        BaseYear = row.Integer("base_year"),
        Status = row.Text("status"),
        Secrecy = row.Text("secrecy"),
        MapReviewNumber = row.Text("map_review_no"),
        DataNote = row.Text("data_note"),
        DataVersion = row.Long("data_version") ?? 0,
        IsSample = row.Flag("is_sample"),
    };

    void ReadStages(IEnumerable<NamedRow> rows)
    {
        var found = new List<(string Plan, int Sort, PlanStage Stage)>();
        foreach (var row in rows)
        {
            if (PlanMeant(row) is not { } plan || row.Text("key") is not { } key) continue;
            var yearTo = row.Integer("year_to") ?? row.Integer("target_year");
            if (row.Integer("year_from") is not { } yearFrom || yearTo is not { } last) continue;
            var stage = new PlanStage(key, row.Text("zh") ?? key, yearFrom, last, row.Integer("target_year") ?? last);
            found.Add((plan, row.Integer("sort") ?? yearFrom, stage));
        }
        Amend((plan, id) => plan with
        {
            Stages = [.. found.Where(stage => stage.Plan == id).OrderBy(stage => stage.Sort).Select(stage => stage.Stage)],
        });
    }

    void ReadMapTitles(IEnumerable<NamedRow> rows)
    {
        var found = new List<(string? Plan, string Map, string Title)>();
        foreach (var row in rows)
        {
            if (row.Text("catalogue_id") is { } map && row.Text("title") is { Length: > 0 } title)
                found.Add((row.Has("plan_id") ? PlanMeant(row) ?? "" : null, map, title));
        }
        Amend((plan, id) => plan with
        {
            MapTitles = found.Where(sheet => sheet.Plan is null || sheet.Plan == id)
                .GroupBy(sheet => sheet.Map).ToDictionary(sheets => sheets.Key, sheets => sheets.First().Title),
        });
    }

    /// <summary>Works carry the code of their class; its name stands in the table of projects.</summary>
    void ReadClassNames(IEnumerable<NamedRow> rows)
    {
        var found = rows
            .Select(row => (Plan: PlanMeant(row), Code: row.Text("class_code"), Name: row.Text("class_name")))
            .Where(row => row is { Plan: not null, Code: not null, Name.Length: > 0 }).Distinct().ToList();
        Amend((plan, id) => plan with
        {
            ClassNames = found.Where(row => row.Plan == id).GroupBy(row => row.Code!).ToDictionary(same => $"class_code={same.Key}", same => same.First().Name!),
        });
    }

    void ReadRasters(IEnumerable<NamedRow> rows)
    {
        var found = new List<(string Plan, RasterAsset Asset)>();
        foreach (var row in rows)
        {
            if (PlanMeant(row) is { } plan && row.Text("kind") is { } kind && row.Text("uri") is { } uri) found.Add((plan, new RasterAsset(kind, uri)));
        }
        Amend((plan, id) => plan with { Rasters = [.. found.Where(raster => raster.Plan == id).Select(raster => raster.Asset)] });
    }

    /// <summary>The plan that a row names, or the only one there is when rows name none.</summary>
    string? PlanMeant(NamedRow row) =>
        row.Has("plan_id") ? row.Text("plan_id") is { } value ? PlanOf(value) : null
        : Rows.Count == 1 ? Rows[0].Id : null;

    void Amend(Func<PlanRow, string, PlanRow> change)
    {
        for (var i = 0; i < Rows.Count; i++) Rows[i] = change(Rows[i], Rows[i].Id);
    }
}
