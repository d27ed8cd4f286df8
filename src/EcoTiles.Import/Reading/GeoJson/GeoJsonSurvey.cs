using System.Text.Json;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Import.Reading.GeoJson;

/// <summary>What a first passage through a GeoJSON file finds: GeoJSON has no schema, so every feature is asked.</summary>
sealed class GeoJsonSurvey
{
    const int MostProperties = 2000;
    const string Id = "id";

    readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    readonly List<(string Name, SourceType? Type)> _properties = [];
    readonly SortedSet<ShapeKind> _kinds = [];
    readonly JsonReaderOptions _options;
    SourceType? _idType;

    GeoJsonSurvey(int maxDepth) => _options = new JsonReaderOptions { MaxDepth = maxDepth };

    public long Count { get; private set; }

    /// <summary>The <c>crs</c> member as JSON, null when there is none.</summary>
    public byte[]? Crs { get; private set; }

    /// <summary>The kinds that occur; a feature without a shape has none.</summary>
    public IReadOnlyCollection<ShapeKind> Kinds => _kinds;

    /// <summary>The column for the features' own ids, unless a property is called so.</summary>
    public string? IdColumn => _idType is not null && !_places.ContainsKey(Id) ? Id : null;

    /// <summary>The features' own ids, and the properties in the order they were met.</summary>
    public IReadOnlyList<SourceColumn> Columns
    {
        get
        {
            var columns = _properties.Select(property => new SourceColumn(property.Name, property.Type ?? SourceType.Text));
            return IdColumn is { } id ? [new SourceColumn(id, _idType ?? SourceType.Text), .. columns] : [.. columns];
        }
    }

    public static GeoJsonSurvey Of(JsonFile file, int maxDepth)
    {
        var survey = new GeoJsonSurvey(maxDepth);
        using var pieces = new FeaturePieces(file, maxDepth);
        while (pieces.Next())
        {
            if (!survey.Look(pieces.Current)) throw GeoJsonProblems.NotGeoJson(file.File.Origin);
            if (survey._properties.Count > MostProperties)
                throw GeoJsonProblems.TooManyProperties(file.File.Origin, MostProperties);
        }
        if (!pieces.HasObjects) throw GeoJsonProblems.NotGeoJson(file.File.Origin);
        survey.Count = pieces.Count;
        survey.Crs = pieces.Crs;
        return survey;
    }

    /// <summary>False when the object is neither a feature nor a geometry.</summary>
    bool Look(ReadOnlySpan<byte> piece)
    {
        var reader = new Utf8JsonReader(piece, _options);
        reader.Read();
        var kind = ShapeKind.None;
        var isKnown = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = JsonValue.Name(ref reader);
            reader.Read();
            switch (member)
            {
                case "type" when reader.TokenType == JsonTokenType.String:
                    var type = JsonValue.Name(ref reader);
                    isKnown = type is "Feature" or "GeometryCollection" || KindOf(type) != ShapeKind.None;
                    kind = KindOf(type);
                    break;
                case "geometry" or "geometries":
                    LookAtGeometry(ref reader);
                    break;
                case "properties" when reader.TokenType == JsonTokenType.StartObject:
                    LookAtProperties(ref reader);
                    break;
                case Id:
                    _idType = Wider(_idType, TypeOf(ref reader));
                    break;
            }
            reader.Skip();
        }
        if (kind != ShapeKind.None) _kinds.Add(kind);
        return isKnown;
    }

    /// <summary>Notes the first type found in a geometry, or in the members of a collection.</summary>
    void LookAtGeometry(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            var isType = JsonValue.Is(ref reader, "type"u8);
            var isCoordinates = JsonValue.Is(ref reader, "coordinates"u8);
            reader.Read();
            var kind = isType && reader.TokenType == JsonTokenType.String ? KindOf(JsonValue.Name(ref reader)) : ShapeKind.None;
            if (kind != ShapeKind.None) _kinds.Add(kind);
            if (isCoordinates) reader.Skip();
        }
    }

    void LookAtProperties(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonValue.Name(ref reader);
            if (!_places.TryGetValue(name, out var place))
            {
                _places.Add(name, place = _properties.Count);
                _properties.Add((name, null));
            }
            reader.Read();
            _properties[place] = (name, Wider(_properties[place].Type, TypeOf(ref reader)));
            reader.Skip();
        }
    }

    static SourceType? TypeOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number => reader.TryGetInt64(out _) ? SourceType.Integer : SourceType.Real,
        JsonTokenType.True or JsonTokenType.False => SourceType.Boolean,
        _ => SourceType.Text,
    };

    /// <summary>The type that holds both.</summary>
    static SourceType? Wider(SourceType? one, SourceType? other) => (one, other) switch
    {
        (null, _) => other,
        (_, null) => one,
        _ when one == other => one,
        (SourceType.Integer or SourceType.Real, SourceType.Integer or SourceType.Real) => SourceType.Real,
        _ => SourceType.Text,
    };

    static ShapeKind KindOf(string type) => type switch
    {
        "Point" or "MultiPoint" => ShapeKind.Point,
        "LineString" or "MultiLineString" => ShapeKind.Line,
        "Polygon" or "MultiPolygon" => ShapeKind.Polygon,
        _ => ShapeKind.None,
    };
}
