using System.Text.Json;
using EcoTiles.Import.Reading.Files;

namespace EcoTiles.Import.Reading.GeoJson;

/// <summary>
/// Walks through a GeoJSON file of any size and stops at each feature: the members of a FeatureCollection, or each of the
/// objects that a file lists one behind the other, be they features or bare geometries.
/// </summary>
sealed class FeaturePieces : IDisposable
{
    const int FirstBytes = 1 << 18;
    const int MostBytes = 1 << 28;
    const byte RecordSeparator = 0x1E; // before each feature of a GeoJSON text sequence

    enum Place
    {
        BetweenRoots,
        InRoot,
        AtValue,
        InFeatures,
    }

    readonly JsonFile _file;
    readonly Stream _stream;
    byte[] _buffer = new byte[FirstBytes];
    JsonReaderState _state;
    Place _place;
    string _member = "";
    bool _hasFeatures;
    bool _isSkipping;
    bool _isLast;

    // Places in the buffer: what is still wanted starts, the value being skipped starts, the feature ends, the reader goes
    // on, the bytes end.
    int _held, _valueStart, _pieceEnd, _next, _end;

    public FeaturePieces(JsonFile file, int maxDepth)
    {
        _file = file;
        _stream = file.Open();
        _state = new JsonReaderState(new JsonReaderOptions { MaxDepth = maxDepth, AllowMultipleValues = true });
        Fill();
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8)) _next = _held = 3;
    }

    /// <summary>How many features were stopped at so far.</summary>
    public long Count { get; private set; }

    /// <summary>Whether there is any object in the file.</summary>
    public bool HasObjects { get; private set; }

    /// <summary>The feature stopped at: one whole JSON object.</summary>
    public ReadOnlySpan<byte> Current => _buffer.AsSpan(_held, _pieceEnd - _held);

    /// <summary>The <c>crs</c> member of the file as JSON, once it was passed.</summary>
    public byte[]? Crs { get; private set; }

    public bool Next()
    {
        try
        {
            while (true)
            {
                var reader = new Utf8JsonReader(_buffer.AsSpan(_next, _end - _next), _isLast, _state);
                var found = Walk(ref reader);
                _next += (int)reader.BytesConsumed;
                _state = reader.CurrentState;
                if (found)
                {
                    Count++;
                    return true;
                }
                if (_isLast) return false;
                Fill();
            }
        }
        catch (JsonException error)
        {
            throw GeoJsonProblems.NotJson(_file.File.Origin, error);
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Goes on to the next feature; false when the buffer ends before.</summary>
    bool Walk(ref Utf8JsonReader reader)
    {
        while (_isSkipping || Step(ref reader))
        {
            if (_isSkipping && !reader.TrySkip()) return false;
            if (Arrive(ref reader)) return true;
        }
        return false;
    }

    /// <summary>Reads a token. What was passed is needed no more, unless the object it is in may yet be a feature itself.</summary>
    bool Step(ref Utf8JsonReader reader)
    {
        var isHolding = _place is Place.InRoot or Place.AtValue && !_hasFeatures;
        if (!isHolding) _held = _next + (int)reader.BytesConsumed;
        if (!reader.Read()) return false;
        if (!isHolding) _held = _next + (int)reader.TokenStartIndex;
        return true;
    }

    /// <summary>Takes in one token, or one value that was skipped; true when it is a feature.</summary>
    bool Arrive(ref Utf8JsonReader reader)
    {
        var wasSkipped = _isSkipping;
        _isSkipping = false;
        _pieceEnd = _next + (int)reader.BytesConsumed;
        switch (_place)
        {
            case Place.InFeatures when wasSkipped:
                return true;
            case Place.InFeatures when reader.TokenType == JsonTokenType.EndArray:
                _place = Place.InRoot;
                return false;
            case Place.InFeatures when reader.TokenType == JsonTokenType.StartObject:
                return Skip(ref reader);
            case Place.BetweenRoots when reader.TokenType == JsonTokenType.StartObject:
                (_place, _hasFeatures, HasObjects) = (Place.InRoot, false, true);
                return false;
            case Place.InRoot when reader.TokenType == JsonTokenType.EndObject:
                _place = Place.BetweenRoots;
                return !_hasFeatures;
            case Place.InRoot:
                _member = JsonValue.Name(ref reader);
                _place = Place.AtValue;
                return false;
            case Place.AtValue when _member == "features" && reader.TokenType == JsonTokenType.StartArray:
                (_place, _hasFeatures) = (Place.InFeatures, true);
                return false;
            case Place.AtValue when reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray:
                return Skip(ref reader);
            case Place.AtValue:
                if (_member == "crs") Crs = wasSkipped ? _buffer[_valueStart.._pieceEnd] : "null"u8.ToArray();
                _place = Place.InRoot;
                return false;
            default:
                throw GeoJsonProblems.NotGeoJson(_file.File.Origin);
        }
    }

    bool Skip(ref Utf8JsonReader reader)
    {
        _isSkipping = true;
        _valueStart = _next + (int)reader.TokenStartIndex;
        return false;
    }

    void Fill()
    {
        if (_held == 0 && _end == _buffer.Length)
        {
            if (_end >= MostBytes) throw GeoJsonProblems.FeatureTooLarge(_file.File.Origin, Count + 1, MostBytes);
            Array.Resize(ref _buffer, 2 * _end);
        }
        _buffer.AsSpan(_held, _end - _held).CopyTo(_buffer);
        var shift = _held;
        (_held, _valueStart, _next, _end) = (0, _valueStart - shift, _next - shift, _end - shift);
        try
        {
            var count = _stream.ReadAtLeast(_buffer.AsSpan(_end), _buffer.Length - _end, throwOnEndOfStream: false);
            _buffer.AsSpan(_end, count).Replace(RecordSeparator, (byte)' ');
            _isLast = _end + count < _buffer.Length;
            _end += count;
        }
        catch (IOException failure)
        {
            throw FileProblems.Unreadable(_file.File.Origin, failure);
        }
    }
}
