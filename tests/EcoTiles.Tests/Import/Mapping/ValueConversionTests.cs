using EcoTiles.Import.Mapping;
using EcoTiles.Import.Model;

namespace EcoTiles.Tests.Import.Mapping;

public sealed class ValueConversionTests
{
    public static TheoryData<object?, ModelType, object?> Fits => new()
    {
        { null, ModelType.Integer, null },
        { "  ", ModelType.Real, null },
        { " a ", ModelType.Text, "a" },
        { 3L, ModelType.Text, "3" },
        { 2.5, ModelType.Text, "2.5" },
        { "2035", ModelType.Integer, 2035L },
        { "2035年", ModelType.Integer, 2035L },
        { "２０３５", ModelType.Integer, 2035L },
        { 3.0, ModelType.Integer, 3L },
        { "9223372036854775807", ModelType.Integer, long.MaxValue },
        { "1,234.5", ModelType.Real, 1234.5 },
        { 7L, ModelType.Real, 7.0 },
        { "是", ModelType.Boolean, true },
        { "否", ModelType.Boolean, false },
        { 1L, ModelType.Boolean, true },
        { "F", ModelType.Boolean, false },
        { "20260101", ModelType.Date, new DateOnly(2026, 1, 1) },
        { "2026/1/1", ModelType.Date, new DateOnly(2026, 1, 1) },
        { "2026年1月1日", ModelType.Date, new DateOnly(2026, 1, 1) },
        { "2026-01-01T08:00:00", ModelType.Date, new DateOnly(2026, 1, 1) },
        { 20260101L, ModelType.Date, new DateOnly(2026, 1, 1) },
        { "甲镇、乙镇，丙镇；丁镇", ModelType.TextList, """["甲镇","乙镇","丙镇","丁镇"]""" },
        { """["甲", "乙"]""", ModelType.TextList, """["甲","乙"]""" },
        { """{ "a": ["甲"] }""", ModelType.Json, """{"a":["甲"]}""" },
        { "{0A1B2C3D-0000-0000-0000-000000000001}", ModelType.Uuid, "0a1b2c3d-0000-0000-0000-000000000001" },
    };

    public static TheoryData<object, ModelType> DoesNotFit => new()
    {
        { "甲", ModelType.Integer },
        { 2.5, ModelType.Integer },
        { 1e300, ModelType.Integer },
        { "1e999", ModelType.Real },
        { true, ModelType.Real },
        { "也许", ModelType.Boolean },
        { 2L, ModelType.Boolean },
        { "2026-13-01", ModelType.Date },
        { "2026年", ModelType.Date },
        { "[1]", ModelType.TextList },
        { "[", ModelType.Json },
        { "7", ModelType.Uuid },
    };

    [Theory]
    [MemberData(nameof(Fits))]
    public void A_value_becomes_what_the_column_holds(object? value, ModelType type, object? expected)
    {
        Assert.True(ValueConversion.TryConvert(value, type, 1, out var converted));
        Assert.Equal(expected, converted);
    }

    [Theory]
    [MemberData(nameof(DoesNotFit))]
    public void What_does_not_fit_is_told(object value, ModelType type)
    {
        Assert.False(ValueConversion.TryConvert(value, type, 1, out var converted));
        Assert.Null(converted);
    }

    [Fact]
    public void Numbers_are_brought_into_the_unit_of_the_column()
    {
        Assert.True(ValueConversion.TryConvert("1.5", ModelType.Real, 10_000, out var converted));
        Assert.Equal(15_000.0, converted);
    }
}
