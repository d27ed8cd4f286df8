using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Reading;

namespace EcoTiles.Tests.Import.Reading;

/// <summary>Writes files into a folder of their own and reads them as the import does.</summary>
sealed class ReadFiles : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("ecotiles-reading-").FullName;

    public ReadFiles With(string name, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(Folder, name), content);
        return this;
    }

    public ReadFiles With(string name, string content)
    {
        File.WriteAllText(Path.Combine(Folder, name), content);
        return this;
    }

    public SourceLayers Open(string name, ReadingOptions? options = null) =>
        SourceLayers.Open(Path.Combine(Folder, name), options ?? ReadingOptions.Default);

    public SourceLayer Layer(string name, ReadingOptions? options = null) => Assert.Single(Open(name, options).Layers);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>The shapes as text: parts between round brackets, rings between commas, points x y.</summary>
    public static List<string> Shapes(SourceLayer layer) => [.. Rows(layer).Select(row => row.Shape is { } shape ? Text(shape) : row.Fault?.Reason ?? "-")];

    /// <summary>Rows as they come; a row's shape is gone when the next one is read.</summary>
    public static IEnumerable<SourceRow> Rows(SourceLayer layer) => layer.Rows(TestContext.Current.CancellationToken);

    static string Text(ShapeBuffer shapes)
    {
        var text = "";
        var ring = 0;
        var point = 0;
        foreach (var partEnd in shapes.PartEnds)
        {
            var rings = new List<string>();
            for (; ring < partEnd; ring++)
            {
                var points = new List<string>();
                for (; point < shapes.RingEnds[ring]; point++)
                    points.Add(FormattableString.Invariant($"{shapes.Coordinates[2 * point]} {shapes.Coordinates[2 * point + 1]}"));
                rings.Add(string.Join(" ", points));
            }
            text += $"({string.Join(", ", rings)})";
        }
        return text;
    }
}
