using System.Net.Sockets;
using EcoTiles.Host.Configuration;
using EcoTiles.Sources.PostGis;
using Npgsql;

namespace EcoTiles.Host.Composition;

/// <summary>Databases as imports and migrations use them: one connection at a time, and no hurry.</summary>
static class ImportDatabase
{
    public static bool IsDatabase(string text) =>
        ConnectionText.IsAddress(text) || text.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <param name="text">As the caller names it, or null for the configured one.</param>
    public static NpgsqlDataSource Open(string? text, EcoTilesOptions options)
    {
        var environment = Environment.GetEnvironmentVariables();
        text ??= options.Database.Url ?? (ConnectionText.IsInEnvironment(environment) ? "" : null);
        if (text is null)
        {
            throw new VerbException(ExitCode.Usage, new(
                "未指定数据库,请给出 postgres://… 或设置 DATABASE_URL", "no database is named: give postgres://..., or set DATABASE_URL"));
        }
        if (ConnectionText.Parse(text, environment) is not { } parsed)
        {
            throw new VerbException(ExitCode.Usage, new(
                $"数据库地址无法识别:{Secrets.Mask(text)}", $"this does not name a database: {Secrets.Mask(text)}"));
        }
        parsed.ApplicationName = "ecotiles import";
        parsed.CommandTimeout = 0;
        parsed.WriteBufferSize = 1 << 20;
        return new NpgsqlDataSourceBuilder(parsed.ConnectionString).Build();
    }

    /// <summary>Runs work over databases; what fails in them comes out with an exit code of its own.</summary>
    public static async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (Meaning(failure) is { } known)
        {
            throw known;
        }
    }

    static VerbException? Meaning(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
            or PostgresErrorCodes.InvalidCatalogName } server => new(ExitCode.Unavailable, new(
                $"无法登录数据库:{server.MessageText},请检查地址、用户与密码",
                $"cannot log in to the database: {server.MessageText}; check address, user and password")),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => new(ExitCode.Unavailable, new(
            "数据表被其他程序占用超过一分钟,数据未改动,请稍后重试",
            "another program holds a table for more than a minute; nothing is changed, try again later")),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } server => new(ExitCode.CannotCreate, new(
            $"数据库用户权限不足:{server.MessageText},请授予 ecotiles_writer 角色",
            $"the database login lacks rights: {server.MessageText}; grant it the role ecotiles_writer")),
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: { } name } server when name.EndsWith("_id_key", StringComparison.Ordinal) => new(ExitCode.BadData, new(
            $"表 {server.TableName} 中有 id 已属于库中另一规划(多因由旧规划复制而来),未导入;请换用新的 id,引用它的 zone_id、project_id 等列一并更换",
            $"not imported: an id in table {server.TableName} belongs to another plan of the store already, as when a plan was copied from another; give new ids, in the columns that refer to them (zone_id, project_id and the like) too")),
        // Class 23: what the staged rows leave would contradict itself.
        PostgresException server when server.SqlState.StartsWith("23", StringComparison.Ordinal) => new(ExitCode.BadData, new(
            $"数据与库中其他数据矛盾,未导入:{server.MessageText}{Detail(server)}",
            $"not imported, the data contradicts other rows of the store: {server.MessageText}{Detail(server)}")),
        PostgresException { SqlState: "57P01" or "57P02" or "57P03" } => Away(failure),
        PostgresException server => new(ExitCode.CannotCreate, new(
            $"数据库无法写入,数据未改动:{server.MessageText}", $"the database cannot be written, nothing is changed: {server.MessageText}")),
        NpgsqlException or SocketException => Away(failure),
        _ => null,
    };

    static VerbException Away(Exception failure) => new(ExitCode.Unavailable, new(
        $"数据库不可达或连接中断({failure.GetBaseException().Message}),请检查地址、网络与服务是否运行",
        $"the database does not answer, or went away ({failure.GetBaseException().Message}); check address, network and that it runs"));

    static string Detail(PostgresException server) => server.TableName is { } table ? $" ({table})" : "";
}
