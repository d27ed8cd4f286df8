using EcoTiles.Import.Checks;
using EcoTiles.Import.Checks.KeyAreas;
using NetTopologySuite.Geometries;

namespace EcoTiles.Tests.Import.Checks;

public sealed class TouchedUnitsTests
{
    static readonly GeometryFactory Factory = new();

    static readonly PlanFeature[] Towns =
    [
        .. Enumerable.Range(0, 200).Select(i => new PlanFeature(
            "admin_unit", $"town{i}", new Dictionary<string, object?> { ["code"] = $"{i:000}", ["name"] = $"第{i}镇" },
            Factory.ToGeometry(new Envelope(i, i + 1, 0, 1)))),
    ];

    [Fact]
    public void Many_may_ask_at_once_from_the_first_moment()
    {
        var cancelled = TestContext.Current.CancellationToken;
        var site = Factory.ToGeometry(new Envelope(10.5, 12.5, 0.2, 0.8));
        for (var round = 0; round < 200; round++)
        {
            var units = new TouchedUnits(Towns);
            using var start = new Barrier(2);
            var found = 0;
            var other = new Thread(() =>
            {
                start.SignalAndWait(cancelled);
                found = units.Parts(site).Count();
            });
            other.Start();
            start.SignalAndWait(cancelled);
            while (other.IsAlive) Assert.False(units.IsEmpty);
            Assert.Equal(3, found);
        }
    }
}
