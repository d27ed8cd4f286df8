using EcoTiles.Catalogue;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources;

/// <summary>What is said of a layer that cannot be published while the others are.</summary>
static class LayerProblems
{
    public static LayerProblem NoContents(string file) => new(
        file, "missing-contents", 0,
        "缺少 gpkg_contents 或 gpkg_geometry_columns 表，无法列出图层，请用 ogr2ogr -f GPKG 重新导出",
        "The table gpkg_contents or gpkg_geometry_columns is missing, so layers cannot be listed; export again with ogr2ogr -f GPKG");

    public static LayerProblem NoTable(string layer) => new(
        layer, "missing-table", 0,
        $"图层 {layer} 已登记但表不存在，请重新导出该图层，或从 gpkg_contents 删除该行",
        $"Layer {layer} is registered but its table does not exist; export it again or delete its row in gpkg_contents");

    public static LayerProblem NoGeometryColumn(string layer, string? column) => new(
        layer, "missing-geometry-column", 0,
        $"图层 {layer} 缺少几何字段{(column is null ? "登记" : $" {column}")}，请在 gpkg_geometry_columns 中登记实际的几何字段，或用 ogr2ogr 重新导出",
        $"Layer {layer} has no geometry column{(column is null ? "" : $" {column}")}; register the real one in gpkg_geometry_columns or export again with ogr2ogr");

    public static LayerProblem Curve(string layer, string type) => new(
        layer, BadFeatureReasons.Curve, 0,
        $"图层 {layer} 为曲线或曲面类型 {type}，请先转换：ogr2ogr -nlt CONVERT_TO_LINEAR",
        $"Layer {layer} is of the type {type}, which is not supported; convert it first: ogr2ogr -nlt CONVERT_TO_LINEAR");

    public static LayerProblem UnknownSystem(string layer, int srid, string? name)
    {
        var (zh, en) = KnownCoordinateSystems.Refusal(srid, name);
        return new(
            layer, srid <= 0 && string.IsNullOrWhiteSpace(name) ? "missing-crs" : "unsupported-crs", 0,
            $"图层 {layer}：{zh}（ogr2ogr -t_srs EPSG:4490）", $"Layer {layer}: {en} (ogr2ogr -t_srs EPSG:4490)");
    }

    /// <summary>Import finding V03: nothing of the layer lies where its coordinate system says.</summary>
    public static LayerProblem OutOfRange(string layer, Envelope box, CoordinateSystem system) => new(
        layer, BadFeatureReasons.OutOfRange, 0,
        FormattableString.Invariant($"图层 {layer} 坐标疑似带号或 X/Y 颠倒（{box.MinX:0.###}, {box.MinY:0.###}），与 {system} 不符，请用 ogr2ogr -a_srs 指定正确坐标系"),
        FormattableString.Invariant($"Layer {layer}: coordinates look swapped or zone-prefixed ({box.MinX:0.###}, {box.MinY:0.###}) for {system}; name the right system with ogr2ogr -a_srs"));

    public static LayerProblem Empty(string layer) => new(
        layer, "empty-layer", 0,
        $"图层 {layer} 没有可用的要素，请检查导出范围或条件", $"Layer {layer} has no usable feature; check what was exported");

    public static LayerProblem UnknownPlan(string layer, string plan, long rows) => new(
        layer, "unknown-plan", rows,
        FormattableString.Invariant($"图层 {layer} 有 {rows} 行的 plan_id（{plan}）不在 plan 表中，请改正 plan_id 或补充该规划"),
        FormattableString.Invariant($"Layer {layer}: {rows} rows have a plan_id ({plan}) that table plan lacks; correct it or add the plan"));

    public static LayerProblem PlanWithoutCode(long rows) => new(
        "plan", "plan-without-code", rows,
        "plan 表有缺少 code 或 title 的行，请补充", "Table plan has rows without code or title; fill them in");

    public static LayerProblem RepeatedPlan(string code) => new(
        "plan", "repeated-plan", 1, $"plan 表中代码 {code} 重复，请改正", $"Table plan has the code {code} twice; correct it");

    public static LayerProblem Unreadable(string layer, StoreException failure) => new(
        layer, "unreadable", 0, $"图层 {layer}：{failure.MessageZh}", $"Layer {layer}: {failure.MessageEn}");

    public static LayerProblem IgnoredWal(string file) => new(
        file, "edits-not-seen", 0,
        "文件所在目录只读，-wal 中的最新编辑未被读取，请关闭编辑软件使其合并后再复制",
        "The directory is read-only and the latest edits in the -wal file are not seen; close the editing program so that they are merged, then copy again");
}
