namespace EcoTiles.Canvases.Encoders.Palettes;

/// <summary>
/// Chooses at most 256 colours for a picture that has more. The colours of flat areas are kept as they are, so that neighbouring
/// tiles, each with a palette of its own, never differ in one; what lies between them at edges makes do with the rest.
/// </summary>
sealed class Quantizer
{
    const int MostKept = 192;
    const int EnoughForDrawing = 128; // half the palette, and edges look no different; photographs get all of it
    const int FewestBetween = 64;
    const int CellsForOne = 4; // to choose each colour from
    readonly ColorHistogram _histogram = new();
    readonly ColorCells _cells = new();
    readonly MedianCut _cut = new();
    readonly NearestColor _nearest = new();
    readonly ErrorDiffusion _diffusion = new();
    readonly uint[] _palette = new uint[256];
    ulong[] _ranks = [];
    int[] _members = [];
    int[] _parts = [];
    int[] _ofCells = [];
    int[] _numbers = []; // in the palette, of each colour of the histogram; -1 while there is none

    /// <summary>Writes each pixel's number and returns the colours, multiplied by their alpha.</summary>
    public ReadOnlySpan<uint> Make(
        ReadOnlySpan<uint> pixels, int width, bool isPhotograph, bool dithers, Span<byte> numbers)
    {
        _histogram.Make(pixels, width);
        if (_members.Length < _histogram.Count)
        {
            _members = new int[_histogram.Count * 2];
            _numbers = new int[_histogram.Count * 2];
            _ranks = new ulong[_histogram.Count * 2];
            (_parts, _ofCells) = (new int[_histogram.Count * 2], new int[_histogram.Count * 2]);
        }
        var kept = KeepFlatColors();
        var isDrawing = !isPhotograph && !dithers;
        var most = isDrawing ? Math.Min(256, Math.Max(EnoughForDrawing, kept + FewestBetween)) : 256;
        var palette = _palette.AsSpan(0, kept + AddColorsBetween(kept, most, isDrawing));
        if (dithers)
        {
            _nearest.Prepare(palette);
            _diffusion.Apply(pixels, width, palette, kept, _nearest, numbers);
            return palette;
        }
        Assign(pixels, numbers);
        if (isDrawing) EdgeShades.Settle(pixels, width, palette, kept, numbers);
        return palette;
    }

    // The most frequent first.
    int KeepFlatColors()
    {
        var flat = 0;
        for (var i = 0; i < _histogram.Count; i++)
        {
            _numbers[i] = -1;
            if (_histogram.IsFlat[i]) _ranks[flat++] = ((ulong)~_histogram.Pixels[i] << 32) | (uint)i;
        }
        _ranks.AsSpan(0, flat).Sort();
        var kept = Math.Min(flat, MostKept);
        for (var i = 0; i < kept; i++)
        {
            var member = (int)(uint)_ranks[i];
            (_numbers[member], _palette[i]) = (i, _histogram.Colors[member]);
        }
        return kept;
    }

    int AddColorsBetween(int kept, int most, bool isDrawing)
    {
        var others = 0;
        for (var i = 0; i < _histogram.Count; i++)
            if (_numbers[i] < 0) _members[others++] = i;
        var room = most - kept;
        var members = _members.AsSpan(0, others);
        _cells.Make(members, _histogram.Colors, _histogram.Pixels, isDrawing ? room * CellsForOne : int.MaxValue);
        var parts = _parts.AsSpan(0, _cells.Count);
        for (var i = 0; i < parts.Length; i++) parts[i] = i;
        var count = _cut.Make(parts, _cells.Colors, _cells.Pixels, _palette.AsSpan(kept, room));
        for (var part = 0; part < count; part++)
            foreach (var cell in _cut.MembersOf(part, parts)) _ofCells[cell] = kept + part;
        for (var i = 0; i < others; i++) _numbers[members[i]] = _ofCells[_cells.OfMembers[i]];
        return count;
    }

    void Assign(ReadOnlySpan<uint> pixels, Span<byte> numbers)
    {
        var (last, number) = (~pixels[0], (byte)0);
        for (var i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] != last)
            {
                last = pixels[i];
                number = (byte)_numbers[_histogram.NumberOf(last)];
            }
            numbers[i] = number;
        }
    }
}
