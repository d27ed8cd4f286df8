using EcoTiles.Canvases.Raster;

namespace EcoTiles.Tests.Canvases.Raster;

public sealed class SoftEdgeTests
{
    [Fact]
    public void Edges_lose_at_most_half_in_order_and_what_is_mostly_covered_stays()
    {
        byte[] parts = [.. Enumerable.Range(0, 256).Select(part => (byte)part)];
        SoftEdge.Pale(parts);
        for (var part = 0; part < 256; part++)
        {
            Assert.InRange(parts[part], part / 2, part);
            if (part > 0) Assert.InRange(parts[part] - parts[part - 1], -1, 25); // one by rounding; a quarter is lost up to 93
            if (part >= 128) Assert.Equal(part, parts[part]);
        }
        Assert.InRange(parts[64], 40, 56);
    }
}
