using System.Buffers.Binary;
using System.Text;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Reading;
using EcoTiles.Sources;

namespace EcoTiles.Tests.Import.Reading;

public sealed class ShapefileTests : IDisposable
{
    static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!; // part of the framework

    static readonly double[] Outer = [0, 0, 0, 9, 9, 9, 9, 0, 0, 0]; // clockwise
    static readonly double[] Hole = [3, 3, 6, 3, 6, 6, 3, 6, 3, 3];
    static readonly double[] Island = [4, 4, 4, 5, 5, 5, 5, 4, 4, 4];
    static readonly double[] Apart = [20, 0, 20, 9, 29, 9, 29, 0, 20, 0];

    readonly ReadFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Points_of_all_variants_are_read_without_height_or_measure()
    {
        foreach (var (type, extra) in new[] { (1, 0), (11, 16), (21, 8) })
        {
            var written = new WrittenShapefile(type).Point(1, 2).Nothing();
            var shp = written.Shp();
            if (extra > 0) shp = new WrittenShapefile(type).Record([.. shp[108..128], .. new byte[extra]]).Nothing().Shp();
            var layer = _files.With($"p{type}.shp", shp).Layer($"p{type}.shp");
            Assert.Equal(ShapeKind.Point, layer.Kind);
            Assert.Equal(["(1 2)", "-"], ReadFiles.Shapes(layer));
        }
    }

    [Fact]
    public void Multi_points_are_parts()
    {
        var content = new byte[40 + 32];
        content[0] = 8;
        content[36] = 2;
        BinaryPrimitives.WriteDoubleLittleEndian(content.AsSpan(40), 5);
        var layer = _files.With("m.shp", new WrittenShapefile(8).Record(content).Shp()).Layer("m.shp");
        Assert.Equal(["(5 0)(0 0)"], ReadFiles.Shapes(layer));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(13, 64)]
    [InlineData(23, 32)]
    public void Lines_have_a_part_for_each_line(int type, int extra)
    {
        var layer = _files.With("l.shp", new WrittenShapefile(type).Paths(extra, [0, 0, 1, 1], [2, 2, 3, 3]).Shp()).Layer("l.shp");
        Assert.Equal(ShapeKind.Line, layer.Kind);
        Assert.Equal(["(0 0 1 1)(2 2 3 3)"], ReadFiles.Shapes(layer));
    }

    [Fact]
    public void Holes_go_to_the_outer_ring_around_them_whatever_the_order()
    {
        var rings = new[] { Hole, Apart, Island, Outer };
        var shapes = Read(rings);
        Assert.Equal(3, shapes.PartEnds.Length);
        Assert.Equal([1, 2, 4], shapes.PartEnds.ToArray());
        Assert.Equal(Outer, shapes.Coordinates[^20..^10].ToArray());
        Assert.Equal(Hole, shapes.Coordinates[^10..].ToArray());
    }

    [Fact]
    public void Rings_that_all_run_alike_are_told_apart_by_lying_in_each_other()
    {
        foreach (var turned in new[] { false, true })
        {
            var rings = new[] { Outer, Turned(Hole), Island, Apart };
            if (turned) rings = [.. rings.Select(Turned)];
            var shapes = Read(rings);
            Assert.Equal([2, 3, 4], shapes.PartEnds.ToArray());
            Assert.Equal(rings[1], shapes.Coordinates[10..20].ToArray());
        }
    }

    [Fact]
    public void A_hole_outside_everything_is_a_polygon_of_its_own() =>
        Assert.Equal([1, 2], Read(Outer, Turned(Apart)).PartEnds.ToArray());

    [Fact]
    public void A_hole_in_two_boxes_goes_to_the_ring_that_holds_it()
    {
        // An L around the hole's box, and a square that holds the hole itself.
        double[] around = [0, 0, 0, 20, 1, 20, 1, 1, 20, 1, 20, 0, 0, 0];
        double[] square = [2, 2, 2, 19, 19, 19, 19, 2, 2, 2];
        var shapes = Read(around, square, Hole);
        Assert.Equal([1, 3], shapes.PartEnds.ToArray());
    }

    [Fact]
    public void A_ring_of_two_points_and_a_number_that_is_none_are_faults_of_their_row()
    {
        var layer = _files.With("f.shp", new WrittenShapefile(5)
            .Paths([0, 0, 1, 1]).Paths([0, 0, 0, 1, double.NaN, 1, 0, 0]).Paths(Outer).Shp()).Layer("f.shp");
        Assert.Equal(["damaged-geometry", "not-a-number", "(0 0 0 9 9 9 9 0 0 0)"], ReadFiles.Shapes(layer));
    }

    [Fact]
    public void A_record_that_lies_about_its_parts_is_a_fault_of_its_row()
    {
        var shp = new WrittenShapefile(5).Paths(Outer).Paths(Outer).Shp();
        BinaryPrimitives.WriteInt32LittleEndian(shp.AsSpan(108 + 40), 6); // one point more than there is
        var layer = _files.With("f.shp", shp).Layer("f.shp");
        Assert.Equal(["damaged-geometry", "(0 0 0 9 9 9 9 0 0 0)"], ReadFiles.Shapes(layer));
    }

    [Fact]
    public void Shapes_above_the_limit_are_passed_over()
    {
        var options = ReadingOptions.Default with { MaxVertices = 4, MaxRings = 1 };
        var layer = _files.With("f.shp", new WrittenShapefile(5).Paths(Outer).Paths(0, [0, 0, 0, 1, 1, 1, 0, 0]).Shp()).Layer("f.shp", options);
        Assert.Equal(["too-many-vertices", "(0 0 0 1 1 1 0 0)"], ReadFiles.Shapes(layer));
    }

    [Fact]
    public void A_wrong_index_does_no_harm()
    {
        var written = new WrittenShapefile(1).Point(1, 2).Point(3, 4);
        var shx = written.Shx();
        BinaryPrimitives.WriteInt32BigEndian(shx.AsSpan(108), 5000);
        var layer = _files.With("a.shp", written.Shp()).With("a.shx", shx).Layer("a.shp");
        Assert.Equal(["(1 2)", "(3 4)"], ReadFiles.Shapes(layer));
    }

    [Fact]
    public void An_index_that_leaves_out_a_stale_record_is_followed()
    {
        var written = new WrittenShapefile(1).Point(1, 2).Point(7, 7).Point(3, 4);
        var shx = written.Shx();
        byte[] followed = [.. shx[..108], .. shx[116..124]]; // 1 and 3
        var layer = _files.With("a.shp", written.Shp()).With("a.shx", followed).Layer("a.shp");
        Assert.Equal(["(1 2)", "(3 4)"], ReadFiles.Shapes(layer));
    }

    [Theory]
    [InlineData(0, "空文件")]
    [InlineData(99, "不是有效的 Shapefile")]
    [InlineData(120, "不完整")]
    public void A_cut_file_is_refused_when_it_is_opened(int bytes, string said)
    {
        _files.With("c.shp", new WrittenShapefile(1).Point(1, 2).Shp()[..bytes]);
        var problem = Assert.Throws<StoreException>(() => _files.Open("c.shp"));
        Assert.Contains(said, problem.MessageZh);
        Assert.Contains("c.shp", problem.MessageEn);
    }

    [Fact]
    public void A_record_longer_than_the_file_is_named_with_its_byte()
    {
        var shp = new WrittenShapefile(1).Point(1, 2).Point(3, 4).Shp();
        BinaryPrimitives.WriteInt32BigEndian(shp.AsSpan(132), 1_000_000);
        var layer = _files.With("c.shp", shp).Layer("c.shp");
        var problem = Assert.Throws<StoreException>(() => ReadFiles.Shapes(layer));
        Assert.Contains("第 128 字节", problem.MessageZh);
        Assert.Contains("shape 2", problem.MessageEn);
    }

    [Fact]
    public void Records_behind_a_stale_header_are_read()
    {
        var shp = new WrittenShapefile(1).Point(1, 2).Point(3, 4).Shp();
        BinaryPrimitives.WriteInt32BigEndian(shp.AsSpan(24), 50);
        Assert.Equal(["(1 2)", "(3 4)"], ReadFiles.Shapes(_files.With("c.shp", shp).Layer("c.shp")));
    }

    [Fact]
    public void Shapes_and_rows_that_do_not_match_in_number_are_refused()
    {
        var shp = new WrittenShapefile(1).Point(1, 2).Point(3, 4).Shp();
        foreach (var rows in new[] { 1, 3 })
        {
            var dbf = WrittenShapefile.Dbf(Encoding.ASCII, 0, [.. Enumerable.Repeat("a", rows)]);
            var layer = _files.With("n.shp", shp).With("n.dbf", dbf).Layer("n.shp");
            var problem = Assert.Throws<StoreException>(() => ReadFiles.Shapes(layer));
            Assert.Contains($"2 shapes but {rows} rows", problem.MessageEn);
        }
    }

    [Fact]
    public void Deleted_rows_are_left_out_with_their_shapes()
    {
        var dbf = WrittenShapefile.Dbf(0, [WrittenShapefile.Field("N", 'N', 3)], "*  1"u8.ToArray(), "  2"u8.ToArray());
        var layer = _files.With("d.shp", new WrittenShapefile(1).Point(1, 2).Point(3, 4).Shp()).With("d.dbf", dbf).Layer("d.shp");
        Assert.Equal([2L], ReadFiles.Rows(layer).Select(row => row.Number));
        Assert.Equal(["(3 4)"], ReadFiles.Shapes(layer));
    }

    ShapeBuffer Read(params double[][] rings)
    {
        var layer = _files.With("r.shp", new WrittenShapefile(5).Paths(rings).Shp()).Layer("r.shp");
        return ReadFiles.Rows(layer).First().Shape ?? throw new InvalidOperationException("no shape");
    }

    static double[] Turned(double[] ring) => [.. ring.Chunk(2).Reverse().SelectMany(point => point)];
}
