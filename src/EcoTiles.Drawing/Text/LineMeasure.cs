using System.Numerics;

namespace EcoTiles.Drawing.Text;

/// <summary>
/// Finds places along a line by their distance from its start, or from its end when it is read backwards. Goes on from where
/// it was last, so that places near one another cost little on a long line.
/// </summary>
ref struct LineMeasure(ReadOnlySpan<Vector2> line, bool isBackwards, float length)
{
    /// <summary>So near the end of a segment a place still belongs to it, and has its direction.</summary>
    const double Slack = 1e-3;

    readonly ReadOnlySpan<Vector2> _line = line;
    int _segment = 1;
    double _before;

    public static float Length(ReadOnlySpan<Vector2> line)
    {
        var length = 0.0;
        for (var i = 1; i < line.Length; i++) length += Vector2.Distance(line[i - 1], line[i]);
        return (float)length;
    }

    /// <summary>Which way the line runs, as it is read, where a place was last asked for.</summary>
    public readonly Vector2 Direction => _line.Length < 2 ? Vector2.UnitX
        : isBackwards ? _line[_segment - 1] - _line[_segment] : _line[_segment] - _line[_segment - 1];

    /// <summary>The place at a distance; beyond its ends the line goes straight on.</summary>
    public Vector2 At(float along)
    {
        if (_line.Length < 2) return _line.IsEmpty ? default : _line[0];
        var distance = isBackwards ? length - along : along;
        while (_segment > 1 && IsBefore(distance)) _before -= Step(--_segment);
        while (_segment < _line.Length - 1 && IsAfter(distance)) _before += Step(_segment++);
        // Where points fall together there is no way to go on; the segment beside it has one.
        while (_segment > 1 && Step(_segment) == 0) _before -= Step(--_segment);
        var step = Step(_segment);
        return step == 0
            ? _line[_segment]
            : _line[_segment - 1] + (_line[_segment] - _line[_segment - 1]) * (float)((distance - _before) / step);
    }

    // Read backwards, the segment that is earlier then is the later one.
    readonly bool IsBefore(double distance) => isBackwards ? distance < _before - Slack : distance < _before + Slack;

    readonly bool IsAfter(double distance) => distance > _before + Step(_segment) + (isBackwards ? -Slack : Slack);

    readonly float Step(int segment) => Vector2.Distance(_line[segment - 1], _line[segment]);
}
