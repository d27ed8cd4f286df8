using EcoTiles.Sources;
using Npgsql;

namespace EcoTiles.Import.Schema;

/// <summary>Why a database cannot be brought up to date, and what mends it.</summary>
static class SchemaProblems
{
    public static StoreException Newer(string name) => new(
        $"数据库结构比本程序新（{name}），请升级 ecotiles",
        $"the database schema is newer than this program ({name}); upgrade ecotiles");

    public static StoreException Changed(string name) => new(
        $"结构升级 {name} 与执行时的内容不同，请使用发布的 ecotiles 程序",
        $"step {name} of the schema differs from what was applied; use a released ecotiles");

    public static StoreException NotAllowed(PostgresException failure) => new(
        $"数据库用户权限不足（{failure.MessageText}），请以库的所有者运行 ecotiles migrate",
        $"the database login lacks rights ({failure.MessageText}); run ecotiles migrate as the owner of the database", failure);

    public static StoreException NoPostGis(PostgresException failure) => new(
        $"数据库没有 PostGIS 且无法自动安装（{failure.MessageText}），请由管理员执行 CREATE EXTENSION postgis",
        $"the database has no PostGIS and it cannot be set up ({failure.MessageText}); have an administrator run CREATE EXTENSION postgis",
        failure);

    public static StoreException OldServer(string version) => new(
        $"PostgreSQL {version} 过旧，需要 14 或更高版本", $"PostgreSQL {version} is too old; 14 or later is needed");
}
