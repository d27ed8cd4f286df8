namespace EcoTiles.Sources.PostGis;

/// <summary>Takes the blanks out of JSON that lie between its tokens, as our own lists are written.</summary>
static class CompactJson
{
    /// <param name="target">As long as the text.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(ReadOnlySpan<byte> json, Span<byte> target)
    {
        var written = 0;
        var isInText = false;
        for (var i = 0; i < json.Length; i++)
        {
            var letter = json[i];
            if (!isInText && letter is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') continue;
            target[written++] = letter;
            if (isInText && letter == (byte)'\\' && i + 1 < json.Length) target[written++] = json[++i];
            else if (letter == (byte)'"') isInText = !isInText;
        }
        return written;
    }
}
