using EcoTiles.Import.Model;

namespace EcoTiles.Tests.Import.Model;

public sealed class DataModelTests
{
    public static TheoryData<string> Tables => [.. DataModel.Tables.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_column_is_named_once_and_in_both_languages(string name)
    {
        var table = DataModel.Find(name);
        Assert.NotNull(table);
        Assert.Equal(table.Columns.Count, table.Columns.Select(column => column.Name).Distinct().Count());
        Assert.All(table.Columns, column => Assert.True(
            column.Zh.Any(letter => letter > '\u2e80') && column.En.All(letter => letter < '\u0080') && column.En.Length > 1, column.Name));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Columns_point_to_tables_and_columns_that_exist(string name)
    {
        var table = DataModel.Find(name);
        Assert.NotNull(table);
        Assert.All(table.Columns, column => Assert.True(column.References is null || DataModel.Find(column.References) is not null));
        Assert.All(table.Columns, column => Assert.True(column.DomainBy is null || table.Find(column.DomainBy.Column)?.Domain is not null));
    }

    [Theory]
    [InlineData("4", "4"), InlineData("重度退化", "4"), InlineData("严重退化", "4"), InlineData("恶化", null)]
    public void A_value_is_found_by_itself_its_Chinese_name_and_its_other_names(string text, string? value) => Assert.Equal(
        value, DataModel.Find("evaluation")?.Find("level")?.DomainBy?.Domains["degradation"].Find(text)?.Value);

    [Fact]
    public void No_text_stands_for_two_values_of_a_domain() => Assert.All(
        DataModel.Tables.SelectMany(table => table.Columns)
            .SelectMany(column => column.DomainBy?.Domains.Values ?? (column.Domain is { } domain ? [domain] : [])),
        domain => Assert.Equal(
            domain.Values.Sum(value => Spellings(value).Count()), domain.Values.SelectMany(Spellings).Distinct().Count()));

    static IEnumerable<string> Spellings(DomainValue value) => value.Aliases.Append(value.Zh).Append(value.Value).Distinct();
}
