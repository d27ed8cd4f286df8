using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Geometry.Projections;

public sealed class CoordinateSystemTests
{
    // Told by PROJ: echo "114.05 33.38" | gdaltransform -output_xy -s_srs OGC:CRS84 -t_srs EPSG:4547
    public static TheoryData<int, double, double, double, double> Facts => new()
    {
        { 4547, 114.0512345, 33.3812345, 504767.331423074, 3695031.11659565 },
        { 4547, 117.9, 39.75, 834294.879555615, 4409052.28523256 },
        { 4547, 110.2, 25.125, 116597.711436682, 2785304.52628231 },
        { 4547, 87.6, 43.8, -1625345.78819355, 5203286.44475733 },
        { 4526, 114.0512345, 33.3812345, 38504767.3314231, 3695031.11659565 },
        { 4512, 131.0512345, 33.3812345, 132454.756117025, 3702005.22465995 },
        { 4501, 134.2, 40.5, 23432185.4395817, 4485356.23345436 },
        { 4545, 110.2, 25.125, 721900.087711249, 2781710.33747927 },
        { 32650, 117.9, 39.75, 577103.743159751, 4400397.50749891 },
        { 32733, 13.5, -33.9, 361310.106057045, 6247919.038651 },
        { 3857, 114.0512345, 33.3812345, 12696125.3488842, 3946016.48572756 },
        { 3857, 87.6, 43.8, 9751587.39349076, 5434543.70848006 },
    };

    [Theory]
    [MemberData(nameof(Facts))]
    public void Places_agree_with_PROJ_to_a_tenth_of_a_millimetre(
        int srid, double longitude, double latitude, double x, double y)
    {
        var system = Known(srid);
        double[] place = [longitude, latitude];
        system.FromLonLat(place);
        Assert.Equal(x, place[0], 1e-4);
        Assert.Equal(y, place[1], 1e-4);
        place = [x, y];
        system.ToLonLat(place);
        Assert.Equal(longitude, place[0], 1e-9);
        Assert.Equal(latitude, place[1], 1e-9);
    }

    [Fact]
    public void Every_supported_code_comes_back_to_where_it_started()
    {
        int[] srids = [4490, 4326, 3857, .. Enumerable.Range(4491, 64), .. Enumerable.Range(32601, 60), .. Enumerable.Range(32701, 60)];
        var random = new Random(7);
        foreach (var srid in srids)
        {
            var system = Known(srid);
            var meridian = system.Projection?.CentralMeridian ?? 0;
            for (var i = 0; i < 50; i++)
            {
                var longitude = meridian + (random.NextDouble() - 0.5) * 8;
                var latitude = (random.NextDouble() - 0.5) * 160;
                double[] place = [longitude, latitude];
                system.FromLonLat(place);
                Assert.InRange(place[0], system.Domain.MinX, system.Domain.MaxX);
                Assert.InRange(place[1], system.Domain.MinY, system.Domain.MaxY);
                system.ToLonLat(place);
                Assert.Equal(longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude, place[0], 1e-10);
                Assert.Equal(latitude, place[1], 1e-10);
            }
        }
    }

    [Theory]
    [InlineData(4513, 75, 25_500_000)]
    [InlineData(4526, 114, 38_500_000)]
    [InlineData(4533, 135, 45_500_000)]
    [InlineData(4534, 75, 500_000)]
    [InlineData(4547, 114, 500_000)]
    [InlineData(4554, 135, 500_000)]
    [InlineData(4491, 75, 13_500_000)]
    [InlineData(4501, 135, 23_500_000)]
    [InlineData(4502, 75, 500_000)]
    [InlineData(4512, 135, 500_000)]
    public void Zones_stand_on_their_central_meridian(int srid, double meridian, double easting)
    {
        double[] place = [meridian, 0];
        Known(srid).FromLonLat(place);
        Assert.Equal([easting, 0], place);
    }

    [Fact]
    public void Names_and_kinds_are_told()
    {
        Assert.True(Known(4490).IsGeographic);
        Assert.False(Known(4547).IsGeographic);
        Assert.True(Known(4547).IsNorthFirst);
        Assert.False(Known(3857).IsNorthFirst);
        Assert.Equal("CGCS2000 / 3-degree Gauss-Kruger CM 114E", Known(4547).NameEn);
        Assert.Equal("CGCS2000 高斯-克吕格 3 度带第 38 带", Known(4526).NameZh);
        Assert.Same(Known(3857).NameEn, Known(900913).NameEn);
        Assert.Equal(3857, Known(102100).Srid);
    }

    [Theory]
    [InlineData("EPSG:4490", 4490)]
    [InlineData("epsg:4547", 4547)]
    [InlineData("CRS:84", 4326)]
    [InlineData("OGC:CRS84", 4326)]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", 4326)]
    [InlineData("urn:ogc:def:crs:EPSG::4526", 4526)]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/4490", 4490)]
    [InlineData("CGCS2000_3_Degree_GK_CM_114E", 4547)]
    [InlineData("CGCS2000_3_Degree_GK_Zone_38", 4526)]
    [InlineData("CGCS2000_GK_CM_111E", 4508)]
    [InlineData("CGCS2000_GK_Zone_19", 4497)]
    [InlineData("CGCS2000 / 3-degree Gauss-Kruger CM 87E", 4538)]
    [InlineData("WGS_1984_UTM_Zone_50N", 32650)]
    [InlineData("""PROJCS["CGCS2000_3_Degree_GK_CM_114E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000"]]]""", 4547)]
    [InlineData("""GEOGCS["x",DATUM["y",AUTHORITY["EPSG","1043"]],AUTHORITY["EPSG","4490"]]""", 4490)]
    [InlineData("""GEOGCRS["x",ID["EPSG",4490]]""", 4490)]
    public void Usual_spellings_are_recognised(string text, int srid) =>
        Assert.Equal(srid, CoordinateSystem.Find(text)?.Srid);

    [Theory]
    [InlineData("EPSG:4214")]
    [InlineData("EPSG:99999999999")]
    [InlineData("CGCS2000_3_Degree_GK_CM_115E")]
    [InlineData("""GEOGCS["Xian 1980",AUTHORITY["EPSG","4610"]]""")]
    [InlineData("")]
    [InlineData("[")]
    public void Other_systems_are_not_guessed(string text) => Assert.Null(CoordinateSystem.Find(text));

    [Theory]
    [InlineData(4214, null, "Beijing 1954")]
    [InlineData(2436, null, "Beijing 1954")]
    [InlineData(4610, null, "Xian 1980")]
    [InlineData(2384, null, "Xian 1980")]
    [InlineData(0, "GCJ-02", "火星坐标")]
    [InlineData(4269, "NAD83", "4269")]
    public void Refusals_name_the_datum(int srid, string? name, string named)
    {
        Assert.Null(CoordinateSystem.Find(srid));
        var (zh, en) = KnownCoordinateSystems.Refusal(srid, name);
        Assert.Contains(named, zh);
        Assert.Contains("请先转换", zh);
        Assert.Contains(named, en);
    }

    [Fact]
    public void A_box_keeps_its_bulging_edges()
    {
        var system = Known(4547);
        var box = system.FromLonLat(new Envelope(112, 30, 116, 36));
        double[] lowest = [114, 30];
        system.FromLonLat(lowest);
        Assert.Equal(lowest[1], box.MinY);
        var back = system.ToLonLat(box);
        Assert.True(back.MinX <= 112 && back.MinY <= 30 && back.MaxX >= 116 && back.MaxY >= 36);
        Assert.True(back.Width < 4.5 && back.Height < 6.5);
        Assert.True(system.ToLonLat(Envelope.Empty).IsEmpty);
    }

    static CoordinateSystem Known(int srid) =>
        CoordinateSystem.Find(srid) ?? throw new InvalidOperationException($"EPSG:{srid} is not known");
}
