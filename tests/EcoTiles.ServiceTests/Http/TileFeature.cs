using System.Text;

namespace EcoTiles.ServiceTests.Http;

/// <summary>A feature of a vector tile, read without any code of the service (MVT 2.1, section 4).</summary>
sealed record TileFeature(string Layer, ulong Id, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<(int X, int Y)> Points)
{
    /// <summary>Lines between points, those that close rings among them.</summary>
    public required IReadOnlyList<((int X, int Y) From, (int X, int Y) To)> Edges { get; init; }

    public static IReadOnlyList<TileFeature> Read(byte[] tile)
    {
        var features = new List<TileFeature>();
        foreach (var layer in Fields(tile).Where(field => field.Number == 3)) ReadLayer(layer.Bytes, features);
        return features;
    }

    public override string ToString() =>
        $"{Layer} {Id} {string.Join(", ", Attributes.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}"))}";

    static void ReadLayer(byte[] layer, List<TileFeature> features)
    {
        var fields = Fields(layer).ToList();
        var name = Encoding.UTF8.GetString(fields.Single(field => field.Number == 1).Bytes);
        var keys = fields.Where(field => field.Number == 3).Select(field => Encoding.UTF8.GetString(field.Bytes)).ToList();
        var values = fields.Where(field => field.Number == 4).Select(field => Convert.ToHexString(field.Bytes)).ToList();
        foreach (var feature in fields.Where(field => field.Number == 2).Select(field => Fields(field.Bytes).ToList()))
        {
            var tags = Numbers(feature.FirstOrDefault(field => field.Number == 2).Bytes ?? []);
            var (points, edges) = Draw(Numbers(feature.Single(field => field.Number == 4).Bytes));
            features.Add(new TileFeature(
                name,
                feature.Single(field => field.Number == 1).Value,
                tags.Chunk(2).ToDictionary(pair => keys[(int)pair[0]], pair => values[(int)pair[1]]),
                points) { Edges = edges });
        }
    }

    static (List<(int X, int Y)> Points, List<((int X, int Y) From, (int X, int Y) To)> Edges) Draw(List<ulong> commands)
    {
        const int MoveTo = 1, ClosePath = 7;
        var points = new List<(int X, int Y)>();
        var edges = new List<((int X, int Y) From, (int X, int Y) To)>();
        int x = 0, y = 0, start = 0;
        for (var at = 0; at < commands.Count;)
        {
            var (command, count) = (commands[at] & 7, (int)(commands[at++] >> 3));
            if (command == MoveTo) start = points.Count;
            if (command == ClosePath) edges.Add((points[^1], points[start]));
            for (var i = 0; command != ClosePath && i < count; i++)
            {
                x += Unfold(commands[at++]);
                y += Unfold(commands[at++]);
                if (command != MoveTo) edges.Add((points[^1], (x, y)));
                points.Add((x, y));
            }
        }
        return (points, edges);
    }

    static int Unfold(ulong number) => (int)(number >> 1) ^ -(int)(number & 1);

    static List<ulong> Numbers(byte[] packed)
    {
        var numbers = new List<ulong>();
        for (var at = 0; at < packed.Length;) numbers.Add(Varint(packed, ref at));
        return numbers;
    }

    static IEnumerable<(int Number, ulong Value, byte[] Bytes)> Fields(byte[] message)
    {
        for (var at = 0; at < message.Length;)
        {
            var head = Varint(message, ref at);
            var number = (int)(head >> 3);
            if ((head & 7) == 0)
            {
                yield return (number, Varint(message, ref at), []);
                continue;
            }
            Assert.Equal(2UL, head & 7);
            var length = (int)Varint(message, ref at);
            yield return (number, 0, message[at..(at + length)]);
            at += length;
        }
    }

    static ulong Varint(byte[] bytes, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }
}
