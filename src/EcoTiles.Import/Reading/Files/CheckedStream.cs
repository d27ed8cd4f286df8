namespace EcoTiles.Import.Reading.Files;

/// <summary>
/// One file of an archive: as long as the archive says, with the checksum it says, and closed together with it.
/// </summary>
sealed class CheckedStream(Stream inner, long length, uint checksum, IDisposable owner, string origin) : Stream
{
    long _position;
    uint _sum = Checksum.Start;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = inner.Read(buffer);
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            throw ArchiveProblems.Damaged(origin, failure);
        }
        _position += count;
        _sum = Checksum.Add(_sum, buffer[..count]);
        var isWhole = _position == length;
        if (_position > length || (isWhole && Checksum.End(_sum) != checksum) || (count == 0 && !isWhole && buffer.Length > 0))
            throw ArchiveProblems.NotAsDeclared(origin);
        return count;
    }

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            owner.Dispose();
        }
        base.Dispose(disposing);
    }
}
