namespace EcoTiles.Sources.Wkb;

/// <summary>Why a shape could not be read: one of <see cref="BadFeatureReasons"/> and words for a person.</summary>
public sealed record ShapeFault(string Reason, string Detail)
{
    public static ShapeFault Empty { get; } = new(BadFeatureReasons.Empty, "图形为空 / the geometry is empty");

    public static ShapeFault Damaged(string zh, string en) =>
        new(BadFeatureReasons.Damaged, $"图形数据损坏：{zh} / the geometry is damaged: {en}");

    public static ShapeFault WrongType(string zh, string en) => new(BadFeatureReasons.WrongType, $"{zh} / {en}");

    public static ShapeFault Curve(string type) => new(
        BadFeatureReasons.Curve,
        $"曲线或曲面类型 {type}，请先转换为折线（ogr2ogr -nlt CONVERT_TO_LINEAR）"
        + $" / {type} is not supported; convert it first (ogr2ogr -nlt CONVERT_TO_LINEAR)");

    public static ShapeFault NotFinite(int vertex) => new(
        BadFeatureReasons.NotFinite,
        FormattableString.Invariant($"第 {vertex + 1} 个点的坐标不是数值 / the coordinates of point {vertex + 1} are not numbers"));

    public static ShapeFault OutOfRange(double x, double y) => new(
        BadFeatureReasons.OutOfRange,
        FormattableString.Invariant($"坐标（{x}, {y}）超出坐标系范围，疑似带号或 X/Y 颠倒")
        + FormattableString.Invariant($" / ({x}, {y}) lies outside its coordinate system; swapped or zone-prefixed?"));

    public static ShapeFault TooMany(int vertices, int rings) => new(
        BadFeatureReasons.TooManyVertices,
        FormattableString.Invariant($"超过 {vertices} 个点或 {rings} 个环，请先拆分")
        + FormattableString.Invariant($" / more than {vertices} points or {rings} rings; split the feature"));
}
