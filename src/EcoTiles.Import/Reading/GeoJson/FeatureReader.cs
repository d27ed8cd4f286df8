using System.Text.Json;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Wkb;

namespace EcoTiles.Import.Reading.GeoJson;

/// <summary>Takes one feature apart into a shape and the values of known columns.</summary>
sealed class FeatureReader
{
    readonly GeometryReader _geometry;
    readonly JsonReaderOptions _options;
    readonly Dictionary<string, int> _places;
    readonly byte[][] _names;
    readonly int _idPlace;
    int _expected;

    /// <param name="idColumn">The column that the feature's own id goes to, or null when properties hold it.</param>
    public FeatureReader(IReadOnlyList<SourceColumn> columns, string? idColumn, ShapeRules rules, int maxDepth)
    {
        _geometry = new GeometryReader(rules);
        _options = new JsonReaderOptions { MaxDepth = maxDepth };
        _names = [.. columns.Select(column => System.Text.Encoding.UTF8.GetBytes(column.Name))];
        _places = columns.Select((column, place) => (column.Name, place))
            .ToDictionary(pair => pair.Name, pair => pair.place, StringComparer.Ordinal);
        _idPlace = idColumn is null ? -1 : _places[idColumn];
    }

    /// <summary>Fills an empty buffer with the feature's shape.</summary>
    public (object?[] Values, ShapeFault? Fault) Read(ReadOnlySpan<byte> feature, ShapeBuffer shapes)
    {
        var values = new object?[_names.Length];
        ShapeFault? fault = null;
        var isFeature = false;
        var reader = new Utf8JsonReader(feature, _options);
        reader.Read();
        var whole = reader;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonValue.Is(ref reader, "geometry"u8))
            {
                isFeature = reader.Read();
                shapes.Clear();
                fault = _geometry.Read(ref reader, shapes);
                continue;
            }
            var isProperties = JsonValue.Is(ref reader, "properties"u8);
            var isId = JsonValue.Is(ref reader, "id"u8) && _idPlace >= 0;
            reader.Read();
            if (isProperties && reader.TokenType == JsonTokenType.StartObject) ReadProperties(ref reader, values);
            else if (isId) values[_idPlace] = JsonValue.Read(ref reader);
            else reader.Skip();
        }
        return (values, isFeature ? fault : _geometry.Read(ref whole, shapes));
    }

    void ReadProperties(ref Utf8JsonReader reader, object?[] values)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var place = PlaceOf(ref reader);
            reader.Read();
            values[place] = JsonValue.Read(ref reader);
        }
    }

    /// <summary>Features mostly list their properties in the same order, so the next name is tried first.</summary>
    int PlaceOf(ref Utf8JsonReader reader)
    {
        if (_expected >= _names.Length) _expected = 0;
        if (!JsonValue.Is(ref reader, _names[_expected])) _expected = _places[JsonValue.Name(ref reader)];
        return _expected++;
    }
}
