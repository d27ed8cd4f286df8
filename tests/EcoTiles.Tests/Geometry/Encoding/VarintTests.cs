using EcoTiles.Geometry.Encoding;

namespace EcoTiles.Tests.Geometry.Encoding;

public sealed class VarintTests
{
    [Theory]
    [InlineData(0UL, 1)]
    [InlineData(127UL, 1)]
    [InlineData(128UL, 2)]
    [InlineData(16383UL, 2)]
    [InlineData(16384UL, 3)]
    [InlineData(ulong.MaxValue, 10)]
    public void A_number_takes_as_many_bytes_as_foretold_and_comes_back(ulong value, int bytes)
    {
        var room = new byte[Varint.MaxBytes];
        var at = 0;
        Assert.Equal(bytes, Varint.Write(room, 0, value));
        Assert.Equal(bytes, Varint.Length(value));
        Assert.Equal(value, Varint.Read(room, ref at));
        Assert.Equal(bytes, at);
    }

    [Fact]
    public void Any_number_comes_back()
    {
        var random = new Random(1);
        var room = new byte[2 * Varint.MaxBytes];
        for (var i = 0; i < 20_000; i++)
        {
            var number = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            var end = Varint.WriteSigned(room, Varint.Write(room, 0, (ulong)number), number);
            var at = 0;
            Assert.Equal((ulong)number, Varint.Read(room, ref at));
            Assert.Equal(Varint.Length((ulong)number), at);
            Assert.Equal(number, Varint.ReadSigned(room, ref at));
            Assert.Equal(end, at);
        }
    }

    [Fact]
    public void Signed_numbers_are_folded_so_that_small_ones_stay_small() =>
        Assert.Equal([0UL, 1, 2, 3, ulong.MaxValue], new[] { 0, -1, 1, -2, long.MinValue }.Select(Varint.Fold));
}
