namespace EcoTiles.Import.Model;

/// <summary>The words that tables are defined in, and the columns that all of them have.</summary>
static class TableWords
{
    /// <summary>The columns that every table begins with.</summary>
    public static IReadOnlyList<ModelColumn> Before { get; } =
    [
        Key("id", "唯一标识", "Unique identifier").Must(),
        Words("plan_id", "规划代码", "Code of the plan").Must() with { References = "plan" },
        Words("bsm", "标识码", "Feature code"),
    ];

    /// <summary>The columns that every table ends with.</summary>
    public static IReadOnlyList<ModelColumn> After { get; } =
    [
        Words("source", "数据来源", "Where the data come from"),
        Number("data_version", "数据版本", "Version of the data").Must(),
        Flag("is_sample", "是否示例数据", "Whether the row is a sample").Must(),
    ];

    public static ModelTable Plain(string name, string zh, string en, params IReadOnlyList<ModelColumn> columns) =>
        Table(name, zh, en, ModelGeometry.None, columns);

    public static ModelTable Points(string name, string zh, string en, params IReadOnlyList<ModelColumn> columns) =>
        Table(name, zh, en, ModelGeometry.Point, columns);

    public static ModelTable MultiPoints(string name, string zh, string en, params IReadOnlyList<ModelColumn> columns) =>
        Table(name, zh, en, ModelGeometry.MultiPoint, columns);

    public static ModelTable Lines(string name, string zh, string en, params IReadOnlyList<ModelColumn> columns) =>
        Table(name, zh, en, ModelGeometry.MultiLineString, columns);

    public static ModelTable Areas(string name, string zh, string en, params IReadOnlyList<ModelColumn> columns) =>
        Table(name, zh, en, ModelGeometry.MultiPolygon, columns);

    public static ModelColumn Key(string name, string zh, string en) => new(name, ModelType.Uuid, zh, en);

    public static ModelColumn Words(string name, string zh, string en) => new(name, ModelType.Text, zh, en);

    public static ModelColumn List(string name, string zh, string en) => new(name, ModelType.TextList, zh, en);

    public static ModelColumn Json(string name, string zh, string en) => new(name, ModelType.Json, zh, en);

    public static ModelColumn Number(string name, string zh, string en) => new(name, ModelType.Integer, zh, en);

    public static ModelColumn Measure(string name, string zh, string en) => new(name, ModelType.Real, zh, en);

    public static ModelColumn Flag(string name, string zh, string en) => new(name, ModelType.Boolean, zh, en);

    public static ModelColumn Day(string name, string zh, string en) => new(name, ModelType.Date, zh, en);

    public static ModelColumn Area { get; } = Measure("area_m2", "面积（平方米）", "Area in square metres");

    public static ModelColumn Length { get; } = Measure("length_m", "长度（米）", "Length in metres");

    public static ModelColumn Must(this ModelColumn column) => column with { Required = true };

    public static ModelColumn In(this ModelColumn column, ModelDomain domain) => column with { Domain = domain };

    public static ModelColumn To(this ModelColumn column, string table) => column with { References = table };

    static ModelTable Table(string name, string zh, string en, ModelGeometry geometry, IReadOnlyList<ModelColumn> columns) =>
        new(name, zh, en, geometry, [.. Before, .. columns, .. After]);
}
