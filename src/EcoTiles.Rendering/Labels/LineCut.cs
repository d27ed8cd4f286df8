namespace EcoTiles.Rendering.Labels;

/// <summary>Cuts a line into the pieces that lie in a box.</summary>
static class LineCut
{
    /// <summary>The pieces, and of each whether it begins where the line enters the box.</summary>
    public static List<(WorldPlace[] Piece, bool IsContinued)> Pieces(ReadOnlySpan<WorldPlace> line, in LabelBox box)
    {
        var pieces = new List<(WorldPlace[], bool)>();
        var piece = new List<WorldPlace>();
        for (var i = 0; i + 1 < line.Length; i++)
        {
            if (Inside(line[i], line[i + 1], box) is not var (start, end))
            {
                End(pieces, piece, box);
                continue;
            }
            if (piece.Count > 0 && start > 0) End(pieces, piece, box);
            if (piece.Count == 0) piece.Add(Between(line[i], line[i + 1], start));
            piece.Add(Between(line[i], line[i + 1], end));
            if (end < 1) End(pieces, piece, box);
        }
        End(pieces, piece, box);
        return pieces;
    }

    static void End(List<(WorldPlace[], bool)> pieces, List<WorldPlace> piece, in LabelBox box)
    {
        if (piece.Count > 1)
        {
            var first = piece[0];
            var isContinued = first.X <= box.MinX || first.X >= box.MaxX || first.Y <= box.MinY || first.Y >= box.MaxY;
            pieces.Add(([.. piece], isContinued));
        }
        piece.Clear();
    }

    /// <summary>The part of an edge that lies in the box, as shares of its length; null when none does.</summary>
    static (double Start, double End)? Inside(WorldPlace from, WorldPlace to, in LabelBox box)
    {
        var (start, end) = (0.0, 1.0);
        return Narrow(from.X, to.X, box.MinX, box.MaxX, ref start, ref end) && Narrow(from.Y, to.Y, box.MinY, box.MaxY, ref start, ref end)
            ? (start, end)
            : null;
    }

    static bool Narrow(double from, double to, double low, double high, ref double start, ref double end)
    {
        if (from == to) return from >= low && from <= high;
        var (enters, leaves) = ((low - from) / (to - from), (high - from) / (to - from));
        if (enters > leaves) (enters, leaves) = (leaves, enters);
        (start, end) = (Math.Max(start, enters), Math.Min(end, leaves));
        return start < end;
    }

    static WorldPlace Between(WorldPlace from, WorldPlace to, double share) => share switch
    {
        0 => from,
        1 => to,
        _ => new WorldPlace(from.X + share * (to.X - from.X), from.Y + share * (to.Y - from.Y)),
    };
}
