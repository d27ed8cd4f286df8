namespace EcoTiles.Import.Reading.Files;

/// <summary>Hands out a file piece by piece, from the front to the back, with one buffer.</summary>
sealed class ForwardReader(DataFile file) : IDisposable
{
    const int Ahead = 1 << 18;

    readonly Stream _stream = file.OpenStream();
    byte[] _buffer = new byte[Ahead];
    int _start;
    int _end;

    /// <summary>How many bytes were taken or skipped so far.</summary>
    public long Position { get; private set; }

    /// <summary>Takes the next bytes; fewer only at the end of the file. They stand until the next call.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        var piece = Peek(count);
        _start += piece.Length;
        Position += piece.Length;
        return piece;
    }

    /// <summary>Looks at the next bytes without taking them.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_end - _start < count) Fill(count);
        return _buffer.AsSpan(_start, Math.Min(count, _end - _start));
    }

    public void MoveTo(long position)
    {
        if (position < Position || (position > Position + (_end - _start) && _stream.CanSeek))
        {
            _stream.Position = position;
            (_start, _end, Position) = (0, 0, position);
        }
        while (Position < position && Take((int)Math.Min(position - Position, Ahead)).Length > 0)
        {
        }
    }

    public void Dispose() => _stream.Dispose();

    void Fill(int count)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_buffer.Length < count) Array.Resize(ref _buffer, Math.Max(count, 2 * _buffer.Length));
        try
        {
            _end += _stream.ReadAtLeast(_buffer.AsSpan(_end), count - _end, throwOnEndOfStream: false);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            throw FileProblems.Unreadable(file.Origin, failure);
        }
    }
}
