using System.Net.Sockets;
using EcoTiles.Catalogue;
using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>What is said when a database, or one of its tables, cannot be read.</summary>
static class PostGisProblems
{
    const int LongestMessage = 200;

    public static StoreException NoAddress() => new(
        "数据库地址无法识别，应为 postgres://用户:密码@主机:5432/库名，或 Host=…;Database=…;Username=…",
        "The database is not named in a way that can be read: give postgres://user:password@host:5432/database, or Host=…;Database=…;Username=…");

    public static StoreException NoPostGis(string name) => new(
        $"数据库 {name} 没有 PostGIS，请由管理员执行 CREATE EXTENSION postgis",
        $"The database {name} has no PostGIS; let its administrator run CREATE EXTENSION postgis");

    public static StoreException Away(string name, Exception? cause = null) => Passing(
        $"数据库 {name} 不可达，请检查地址、网络与服务是否运行",
        $"The database {name} does not answer; check the address, the network and that it runs", cause);

    public static StoreException Busy(string name) => Passing(
        $"数据库 {name} 的连接均被占用，请稍后再试", $"All connections to the database {name} are in use; try again shortly");

    public static StoreException LayerBusy(string layer) => Passing(
        $"图层 {layer} 正被占用，请稍后再试", $"The layer {layer} is busy; try again shortly");

    public static StoreException UnknownDataset(string name, string dataset) => new(
        $"数据库 {name} 中没有可用的图层 {dataset}", $"The database {name} has no usable layer {dataset}");

    /// <summary>What a failure of the driver or the server means; null for one that is no matter of the database.</summary>
    public static Exception? From(Exception failure, string database) => failure switch
    {
        StoreException or OperationCanceledException => null,
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } server => new TimeoutException(server.MessageText, server),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } server => Passing(
            $"数据库 {database} 的表正被锁定，请稍后再试", $"A table of the database {database} is locked; try again shortly", server),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } server => Passing(
            $"无法登录数据库 {database}，请检查用户名与密码", $"The database {database} refuses the login; check user and password", server),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } server => Passing(
            $"没有数据库 {database}，请检查库名", $"There is no database {database}; check its name", server),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } server => Passing(
            $"无权读取数据库 {database} 中的表（{server.MessageText}），请授予 SELECT",
            $"A table of the database {database} may not be read ({server.MessageText}); grant SELECT", server),
        PostgresException { SqlState: PostgresErrorCodes.ObjectNotInPrerequisiteState } server => Passing(
            $"数据库 {database} 的表或视图尚不能读取（{Short(server.MessageText)}）；物化视图请先执行 REFRESH MATERIALIZED VIEW",
            $"A table or view of the database {database} cannot be read yet ({Short(server.MessageText)}); fill a materialized view with REFRESH MATERIALIZED VIEW",
            server),
        PostgresException server => Passing(
            $"数据库 {database} 报错：{Short(server.MessageText)}", $"The database {database} says: {Short(server.MessageText)}", server),
        NpgsqlException or SocketException or IOException or ObjectDisposedException => Away(database, failure),
        TimeoutException => Passing(
            $"数据库 {database} 没有及时应答", $"The database {database} does not answer in time", failure),
        _ => null,
    };

    /// <summary>The server repeats values in its messages, however long they are.</summary>
    static string Short(string message) => message.Length <= LongestMessage ? message : $"{message[..LongestMessage]}…";

    /// <summary>A database may be mended while the service runs, so whatever it says is tried again.</summary>
    static StoreException Passing(string zh, string en, Exception? cause = null) => new(zh, en, cause) { IsPassing = true };

    public static LayerProblem Forbidden(string layer) => new(
        layer, "forbidden", 0,
        $"无权读取图层 {layer}，请授予该表的 SELECT 与其模式的 USAGE",
        $"Layer {layer} may not be read; grant SELECT on it and USAGE on its schema");

    public static LayerProblem Locked(string layer) => new(
        layer, "locked", 0, $"图层 {layer} 的表正被锁定，解锁后自动发布", $"Layer {layer}: its table is locked; it is published when it is free");

    public static LayerProblem NotPopulated(string layer, string schema, string relation) => new(
        layer, "not-populated", 0,
        $"图层 {layer} 是尚无数据的物化视图，请执行 REFRESH MATERIALIZED VIEW {PostGisSql.Quote(schema)}.{PostGisSql.Quote(relation)}，之后自动发布",
        $"Layer {layer} is a materialized view without data; run REFRESH MATERIALIZED VIEW {PostGisSql.Quote(schema)}.{PostGisSql.Quote(relation)}, then it is published");

    public static LayerProblem PlansLocked() => new(
        PostGisPlans.PlanTable, "locked", 0, "规划表（plan）正被锁定，解锁后自动发布各规划的图层",
        "The table of plans is locked; the layers of its plans are published when it is free");

    public static LayerProblem MixedSystems(string layer, string found) => new(
        layer, "mixed-crs", 0,
        $"图层 {layer} 混有多个坐标系（{found}），请用 ST_Transform 统一后再发布",
        $"Layer {layer} mixes coordinate systems ({found}); bring them to one with ST_Transform");

    public static LayerProblem UnknownSystem(string layer, int srid) => new(
        layer, srid == 0 ? "missing-crs" : "unsupported-crs", 0,
        srid == 0
            ? $"图层 {layer} 未声明坐标系，请用 UpdateGeometrySRID 声明（如 4490）"
            : FormattableString.Invariant($"图层 {layer} 的坐标系 {srid} 不在 spatial_ref_sys 中，请补充或用 UpdateGeometrySRID 更正"),
        srid == 0
            ? $"Layer {layer} does not say its coordinate system; declare it with UpdateGeometrySRID (such as 4490)"
            : FormattableString.Invariant($"Layer {layer}: spatial_ref_sys does not know the coordinate system {srid}; add it, or correct the layer with UpdateGeometrySRID"));

    public static LayerProblem Unreadable(string layer, PostgresException failure, string database) =>
        From(failure, database) is StoreException meant
            ? LayerProblems.Unreadable(layer, meant)
            : new(layer, "unreadable", 0, $"图层 {layer}：{failure.MessageText}", $"Layer {layer}: {failure.MessageText}");
}
