using EcoTiles.Sources;

namespace EcoTiles.Import.Pipeline;

/// <summary>Why an import cannot be done as it was asked for, and what mends it.</summary>
static class ImportProblems
{
    public static StoreException UnknownTable(string table, string? nearest) => new(
        $"数据模型中没有表“{table}”{Meant(nearest)}", $"the data model has no table '{table}'{MeantEn(nearest)}");

    public static StoreException UnknownLayer(string layer, string? nearest) => new(
        $"来源中没有图层“{layer}”{Meant(nearest)}", $"the sources have no layer '{layer}'{MeantEn(nearest)}");

    public static StoreException BadTableName(string name) => new(
        $"图层名“{name}”不能作为表名，请用 --layer 指定数据模型中的表",
        $"'{name}' cannot be the name of a table; name a table of the data model with --layer");

    public static StoreException CannotKeep(string path, string layer) => new(
        $"{Path.GetFileName(path)} 的图层“{layer}”中有不合规的要素，无法原样保留，未作任何改动；请先运行 ecotiles validate 查明并修正，或导入到另一个文件",
        $"layer '{layer}' of {Path.GetFileName(path)} has features that break the rules and cannot be kept as they are, so nothing was changed; find them with ecotiles validate and mend them, or import into another file");

    public static StoreException MixedShapes(string layer, string origin) => new(
        $"{origin} 的图层“{layer}”含多种几何类型，请按类型拆分",
        $"layer '{layer}' of {origin} mixes kinds of shapes; split it by kind");

    public static StoreException NothingToImport(IReadOnlyList<SkippedLayer> skipped) => new(
        $"没有可导入的图层{List(skipped, "，是否想写")}：图层名应为数据模型的表名或中文名，可用 --layer 图层=表 指定，或加 --as-is 原样导入",
        $"there is no layer to import{List(skipped, ", did you mean")}: name layers after tables of the data model, give --layer LAYER=TABLE, or take them as they are with --as-is");

    public static StoreException UnknownPlan(string table, string plan) => new(
        $"{table} 属于规划“{plan}”，但来源和目标中都没有该规划，请一并导入 plan 表，或用 --plan 指定已有规划",
        $"{table} belongs to plan '{plan}', which neither sources nor target have; import its plan table too, or name an existing plan with --plan");

    public static StoreException NoRows() => new("来源中的图层都没有要素", "the layers of the sources hold no features");

    public static StoreException NoRowsOfPlan(string plan) => new(
        $"来源中没有规划“{plan}”的数据，请检查 --plan", $"the sources have no rows of plan '{plan}'; check --plan");

    public static StoreException NoPlan(string layer, string origin) => new(
        $"{origin} 的图层“{layer}”没有规划代码（plan_id），请用 --plan 指定",
        $"layer '{layer}' of {origin} does not say its plan (plan_id); name it with --plan");

    public static StoreException NoStore(string database) => new(
        $"数据库 {database} 中没有 EcoTiles 数据，请检查地址", $"database {database} holds no EcoTiles data; check the address");

    static string List(IReadOnlyList<SkippedLayer> skipped, string meant) => skipped.Count == 0 ? "" : " (" + string.Join(
        "; ", skipped.Take(5).Select(layer => layer.Nearest is { } nearest ? $"{layer.Name}{meant} {nearest}?" : layer.Name)) + ")";

    static string Meant(string? nearest) => nearest is null ? "" : $"，是否想写“{nearest}”？";

    static string MeantEn(string? nearest) => nearest is null ? "" : $": did you mean '{nearest}'?";
}
