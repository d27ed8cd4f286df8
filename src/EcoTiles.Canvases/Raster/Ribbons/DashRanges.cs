using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Raster.Ribbons;

/// <summary>How much of a line shows where it is dashed: by how far a place lies within a dash, or within a gap.</summary>
sealed class DashRanges
{
    /// <summary>Pixels; dashes that repeat within less are not drawn.</summary>
    const double Finest = 0.01;

    readonly GrowingArray<Range> _ranges = new();
    float _ends;
    float _halfWidth;
    bool _isRound;

    /// <summary>Pixels after which the dashes begin again.</summary>
    public double Period { get; private set; }

    /// <summary>Returns false when nothing is to be drawn.</summary>
    /// <param name="unit">Pixels for each unit of the lengths.</param>
    /// <param name="ends">Pixels to each side of a dash's end over which it fades.</param>
    /// <param name="width">Pixels across a line whose dashes have round ends; 0 where they are straight.</param>
    public bool Begin(ReadOnlySpan<float> lengths, double unit, float ends, double width)
    {
        (_ends, _halfWidth, _isRound) = (ends, (float)width / 2, width > 0);
        _ranges.Shrink(0);
        var place = 0.0;
        for (var i = 0; i < lengths.Length; i++)
        {
            var length = lengths[i] * unit;
            if (!(length >= 0) || !double.IsFinite(length)) return false;
            Add(new Range((float)place, (float)(place + length), IsDash: i % 2 == 0));
            place += length;
        }
        Period = place;
        if (!(Period > Finest)) return false;
        JoinEnds();
        return true;
    }

    /// <summary>Ranges of no length show only where ends are round, as dots; of one kind beside each other they are one.</summary>
    void Add(Range range)
    {
        if (!_isRound && range.End <= range.Start) return;
        if (_ranges.Count > 0 && _ranges[^1].IsDash == range.IsDash) _ranges[^1] = _ranges[^1] with { End = range.End };
        else _ranges.Add(range);
    }

    /// <summary>The last one goes on in the first when both are dashes, or both gaps.</summary>
    void JoinEnds()
    {
        if (_ranges.Count == 0 || _ranges[0].IsDash != _ranges[^1].IsDash) return;
        var (first, last) = (_ranges[0], _ranges[^1]);
        _ranges[0] = first with { Start = last.Start - (float)Period };
        _ranges[^1] = _ranges[^1] with { End = first.End + (float)Period };
    }

    /// <param name="along">Pixels from the start of a period.</param>
    /// <param name="across">From -1 on one rim of the line to 1 on the other.</param>
    public float PartAt(float along, float across)
    {
        var within = _isRound ? RoundDistance(along, across) : Distance(along);
        var share = Math.Clamp((within + _ends) / (2 * _ends), 0, 1);
        return share * share * (3 - 2 * share);
    }

    float Distance(float along)
    {
        ref readonly var range = ref At(along);
        var toEnd = Math.Min(Math.Abs(along - range.Start), Math.Abs(along - range.End));
        return range.IsDash ? toEnd : -toEnd;
    }

    /// <summary>Around the ends of dashes lie half circles as wide as the line.</summary>
    float RoundDistance(float along, float across)
    {
        ref readonly var range = ref At(along);
        var toEnd = Math.Min(Math.Abs(along - range.Start), Math.Abs(along - range.End));
        var aside = across * _halfWidth;
        if (!range.IsDash) return _halfWidth - MathF.Sqrt(toEnd * toEnd + aside * aside);
        var toRim = _halfWidth - Math.Abs(aside);
        return MathF.Sqrt(toEnd * toEnd + toRim * toRim);
    }

    ref readonly Range At(float along)
    {
        var ranges = _ranges.Span;
        for (var i = 0; i < ranges.Length - 1; i++)
        {
            if (along <= ranges[i].End) return ref ranges[i];
        }
        return ref ranges[^1];
    }

    readonly record struct Range(float Start, float End, bool IsDash);
}
