using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EcoTiles.Import.Schema;

/// <summary>One step of the database schema, as the program carries it.</summary>
/// <param name="Name">Number and purpose, such as <c>0004-changes</c>.</param>
/// <param name="Checksum">SHA-256 of the text, by which a step that was changed afterwards is found out.</param>
public sealed record Migration(int Number, string Name, string Sql, string Checksum)
{
    const string Folder = "Schema/";
    const string Ending = ".sql";

    /// <summary>All steps in the order they are applied.</summary>
    public static IReadOnlyList<Migration> All { get; } = [.. Read().OrderBy(migration => migration.Number)];

    public static Migration Of(string name, string sql) => new(
        int.Parse(name.AsSpan(0, name.IndexOf('-', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture),
        name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));

    static IEnumerable<Migration> Read()
    {
        var assembly = typeof(Migration).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(Ending, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(
                assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException(resource));
            yield return Of(resource[Folder.Length..^Ending.Length], reader.ReadToEnd().ReplaceLineEndings("\n"));
        }
    }
}
