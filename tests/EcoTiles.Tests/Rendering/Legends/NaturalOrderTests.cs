using EcoTiles.Rendering.Legends;

namespace EcoTiles.Tests.Rendering.Legends;

public sealed class NaturalOrderTests
{
    [Theory]
    [InlineData("GC-2", "GC-10")]
    [InlineData("9", "10")]
    [InlineData("p1", "p1a")]
    [InlineData("1-2", "1-10")]
    [InlineData("1-10", "2-1")]
    [InlineData("", "0")]
    [InlineData("a9", "b1")]
    [InlineData("01", "1")]
    [InlineData("第9类", "第12类")]
    [InlineData("k99999999999999999998", "k300000000000000000000")]
    public void Numbers_in_texts_are_counted_and_not_spelled(string first, string second)
    {
        Assert.True(NaturalOrder.Instance.Compare(first, second) < 0);
        Assert.True(NaturalOrder.Instance.Compare(second, first) > 0);
        Assert.Equal(0, NaturalOrder.Instance.Compare(second, second));
    }
}
