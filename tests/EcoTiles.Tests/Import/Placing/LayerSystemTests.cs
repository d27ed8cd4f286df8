using EcoTiles.Import.Placing;
using EcoTiles.Import.Reading;

namespace EcoTiles.Tests.Import.Placing;

public sealed class LayerSystemTests
{
    const string China2000 = """GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";
    const string Xian80 = """GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";
    const string Beijing54 = """GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";

    [Theory]
    [InlineData(China2000, 4490)]
    [InlineData("""GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4490"]]""", 4490)]
    [InlineData("""GEOGCS["国家2000坐标系",DATUM["中国2000国家大地坐标系",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]""", 4490)]
    [InlineData("""GEOGCRS["China Geodetic Coordinate System 2000",DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0],CS[ellipsoidal,2],AXIS["lat",north],AXIS["lon",east],ANGLEUNIT["degree",0.0174532925199433]]""", 4490)]
    public void Geographic_systems_are_known_by_their_datum(string wkt, int srid) => Assert.Equal(srid, Find(wkt));

    [Theory]
    [InlineData("CGCS2000_3_Degree_GK_CM_114E", 114, 500_000, 4547)]
    [InlineData("CGCS2000_3_Degree_GK_Zone_38", 114, 38_500_000, 4526)]
    [InlineData("自定义投影", 114, 500_000, 4547)]
    [InlineData("自定义投影", 114, 38_500_000, 4526)]
    [InlineData("user defined", 75, 25_500_000, 4513)]
    [InlineData("user defined", 135, 45_500_000, 4533)]
    [InlineData("user defined", 111, 19_500_000, 4497)]
    [InlineData("user defined", 135, 500_000, 4554)]
    [InlineData("CGCS2000_3_Degree_GK_CM_114E", 114, 38_500_000, 4526)] // the name lies
    public void Projected_systems_are_known_by_central_meridian_and_false_easting(string name, double meridian, double easting, int srid) =>
        Assert.Equal(srid, Find(GaussKruger(name, China2000, meridian, easting)));

    [Fact]
    public void A_six_degree_code_is_kept_where_it_says_the_same() =>
        Assert.Equal(4508, Find("""PROJCS["CGCS2000 / Gauss-Kruger CM 111E",""" + GaussKruger("", China2000, 111, 500_000)[11..^1] + ""","AUTHORITY["EPSG","4508"]]""".Replace(""","AUTH""", ",AUTH")));

    [Fact]
    public void Projections_of_other_programs_are_known()
    {
        Assert.Equal(4547, Find($$"""PROJCS["x",{{China2000}},PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",114],PARAMETER["scale_factor",1],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]"""));
        Assert.Equal(4547, Find("""PROJCRS["x",BASEGEOGCRS["China Geodetic Coordinate System 2000",DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101]]],CONVERSION["y",METHOD["Transverse Mercator"],PARAMETER["Latitude of natural origin",0],PARAMETER["Longitude of natural origin",114],PARAMETER["Scale factor at natural origin",1],PARAMETER["False easting",500000],PARAMETER["False northing",0]],CS[Cartesian,2],AXIS["northing (X)",north],AXIS["easting (Y)",east],LENGTHUNIT["metre",1]]"""));
    }

    [Fact]
    public void A_layer_without_a_system_is_V01()
    {
        Assert.Equal("V01", LayerSystem.Find(Layer(null)).Finding?.Code);
        Assert.Equal("V01", LayerSystem.Find(Layer("  ")).Finding?.Code);
        Assert.Null(LayerSystem.Find(Layer(null) with { HasShapes = false }).Finding);
    }

    [Theory]
    [InlineData(Beijing54, "Beijing 1954")]
    [InlineData(Xian80, "Xian 1980")]
    [InlineData("EPSG:2384", "EPSG:2384")]
    [InlineData("""GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]]]""", "GCS_North_American_1983")]
    [InlineData("GCJ-02", "火星坐标")]
    [InlineData("not [a wkt", "not [a wkt")]
    public void Other_datums_are_V02_and_named(string text, string named)
    {
        var finding = LayerSystem.Find(Layer(text)).Finding;
        Assert.Equal("V02", finding?.Code);
        Assert.Contains(named, finding?.MessageZh);
        Assert.Contains(named, finding?.MessageEn);
    }

    [Fact]
    public void Zones_of_old_datums_and_meridians_that_no_zone_has_are_refused()
    {
        Assert.Contains("Xian 1980", LayerSystem.Find(Layer(GaussKruger("Xian_1980_3_Degree_GK_CM_114E", Xian80, 114, 500_000))).Finding?.MessageEn);
        Assert.Equal("V02", LayerSystem.Find(Layer(GaussKruger("local", China2000, 114.5, 500_000))).Finding?.Code);
        Assert.Equal("V02", LayerSystem.Find(Layer(GaussKruger("local", China2000, 114, 0))).Finding?.Code);
        Assert.Equal("V02", LayerSystem.Find(Layer(null) with { Srid = 4214 }).Finding?.Code);
    }

    static string GaussKruger(string name, string datum, double meridian, double easting) => FormattableString.Invariant(
        $$"""PROJCS["{{name}}",{{datum}},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",{{easting}}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{{meridian}}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""");

    static int? Find(string wkt) => LayerSystem.Find(Layer(wkt)).System?.Srid;

    static SourceLayer Layer(string? system) => new("zone", "zone.shp", [], _ => []) { CrsText = system };
}
