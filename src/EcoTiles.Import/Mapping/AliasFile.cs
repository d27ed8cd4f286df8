using System.Globalization;
using System.Text.Json;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Import.Model;

namespace EcoTiles.Import.Mapping;

/// <summary>Reads <c>aliases.json</c>, and checks it against the data model.</summary>
sealed class AliasFile(ProblemList problems)
{
    public const string Name = "aliases.json";

    public ColumnAliases Read(JsonElement root)
    {
        if (AuthoredObject.From(root, "$", problems) is not { } file) return ColumnAliases.None;
        var aliases = new ColumnAliases(
            ReadColumns(file.Object("columns"), [.. DataModel.Tables.SelectMany(table => table.Columns)]),
            ReadTables(file.Object("tables")),
            ReadUnits(file.Object("areaUnits")),
            ReadUnits(file.Object("lengthUnits")));
        file.Close();
        return aliases;
    }

    Dictionary<string, TableAliases> ReadTables(AuthoredObject? tables)
    {
        var read = new Dictionary<string, TableAliases>(StringComparer.Ordinal);
        foreach (var name in tables?.Keys ?? [])
        {
            if (tables?.Object(name) is not { } entry) continue;
            if (DataModel.Find(name) is not { } table)
            {
                problems.Unknown(entry.Path, "数据表", "table", name, DataModel.Tables.Select(known => known.Name));
                continue;
            }
            read[name] = new TableAliases(entry.Texts("names") ?? [], ReadColumns(entry.Object("columns"), table.Columns));
            entry.Close();
        }
        NoteNamesOfTwo(tables, read);
        return read;
    }

    void NoteNamesOfTwo(AuthoredObject? tables, Dictionary<string, TableAliases> read)
    {
        // Lines and areas may go by one name: a layer shows by its shapes which of them it is.
        var all = read.SelectMany(table => table.Value.Names.Select(name => (table.Key, DataModel.Find(table.Key)?.Kind, Name: PlainName.Of(name))));
        foreach (var name in all.GroupBy(entry => (entry.Name, entry.Kind)).Where(same => same.Count() > 1))
        {
            var of = string.Join(", ", name.Select(entry => entry.Key));
            problems.Add(
                tables?.Path ?? "tables",
                $"“{name.Key.Name}”同时是多个表的别名：{of}。", $"\"{name.Key.Name}\" names more than one table: {of}.");
        }
    }

    Dictionary<string, IReadOnlyList<string>> ReadColumns(AuthoredObject? columns, IReadOnlyList<ModelColumn> known)
    {
        var read = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var name in columns?.Keys ?? [])
        {
            if (columns?.Texts(name) is not { } aliases) continue;
            if (known.Any(column => column.Name == name)) read[name] = aliases;
            else problems.Unknown(columns.PathOf(name), "字段", "column", name, known.Select(column => column.Name).Distinct());
        }
        return read;
    }

    Dictionary<string, double> ReadUnits(AuthoredObject? units)
    {
        var read = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var factor in units?.Keys ?? [])
        {
            if (units?.Texts(factor) is not { } names) continue;
            if (double.TryParse(factor, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && value > 0 && double.IsFinite(value))
            {
                foreach (var name in names) read[PlainName.Of(name)] = value;
            }
            else
            {
                problems.Add(units.PathOf(factor), "应为大于 0 的换算系数。", "This must be a factor above 0.");
            }
        }
        return read;
    }
}
