using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Geometry.Pipeline;

public sealed class CourseTests
{
    [Fact]
    public void A_line_that_winds_becomes_nearly_straight()
    {
        int[] winding = [.. Enumerable.Range(0, 101).SelectMany(i => new[] { i * 100, i % 2 == 0 ? 0 : 100 })];
        var course = Of(winding, softness: 400);
        for (var i = 2; i < course.Length - 2; i += 2) Assert.InRange(course[i + 1], 20, 80);
    }

    [Fact]
    public void A_straight_line_stays_as_it_is() =>
        Assert.All(Of([0, 0, 7000, 7000], softness: 500).Chunk(2), place => Assert.Equal(place[0], place[1]));

    [Fact]
    public void Long_straight_edges_take_points_only_beside_their_bends() =>
        Assert.InRange(Of([0, 0, 10_000_000, 0, 10_000_000, 10_000_000], softness: 100).Length / 2, 5, 30);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Both_ends_stay_and_no_turn_is_left_that_a_name_cannot_take(int seed)
    {
        var random = new Random(seed);
        var line = new List<int> { 0, 0 };
        for (var i = 0; i < 400; i++) line.AddRange([line[^2] + random.Next(-40, 100), line[^1] + random.Next(-90, 90)]);
        var course = Of([.. line], softness: 300);
        Assert.Equal((0, 0, line[^2], line[^1]), (course[0], course[1], course[^2], course[^1]));
        for (var i = 4; i < course.Length; i += 2)
        {
            var turn = Math.Atan2(course[i + 1] - course[i - 1], course[i] - course[i - 2]) - Math.Atan2(course[i - 1] - course[i - 3], course[i - 2] - course[i - 4]);
            Assert.InRange(Math.Abs(Math.IEEERemainder(turn, 2 * Math.PI)), 0, Math.PI / 4);
        }
    }

    [Theory]
    [InlineData(new[] { 5, 5, 6, 5 })]
    [InlineData(new[] { 5, 5, 5, 5, 6, 5 })]
    public void Of_a_line_shorter_than_anything_its_ends_are_left(int[] line) => Assert.Equal([5, 5, 6, 5], Of(line, softness: 1000));

    static int[] Of(int[] line, double softness)
    {
        var course = new GrowingArray<int>();
        Course.Of(line, softness, course);
        return course.ToArray();
    }
}
