using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Pipeline;

/// <summary>Finds where one step of a path enters and leaves a clip box.</summary>
static class ClipStep
{
    /// <summary>
    /// True when a part of the step lies inside. <paramref name="entry"/> is set when it starts outside,
    /// <paramref name="exit"/> when it ends outside.
    /// </summary>
    public static bool TryCut(
        in LatticeBox box, int fromX, int fromY, int toX, int toY, out BoxCrossing? entry, out BoxCrossing? exit)
    {
        entry = exit = null;
        var startsInside = IsInside(box, fromX, fromY);
        var endsInside = IsInside(box, toX, toY);
        if (startsInside && endsInside) return true;
        if (IsBeyondOneSide(box, fromX, fromY, toX, toY)) return false;
        // Always walked the same way, so that both neighbours of a shared edge choose the same side at a corner.
        if (fromX > toX || (fromX == toX && fromY > toY))
            return TryCut(box, toX, toY, fromX, fromY, out exit, out entry);
        double enters = 0, leaves = 1;
        int entrySide = -1, exitSide = -1;
        Consider(BoxCrossing.Left, box.MinX - 0.5, fromX, toX, lowSide: true);
        Consider(BoxCrossing.Right, box.MaxX + 0.5, fromX, toX, lowSide: false);
        Consider(BoxCrossing.Top, box.MinY - 0.5, fromY, toY, lowSide: true);
        Consider(BoxCrossing.Bottom, box.MaxY + 0.5, fromY, toY, lowSide: false);
        if (!startsInside && !endsInside && (enters >= leaves || entrySide < 0 || exitSide < 0)) return false;
        if (!startsInside) entry = BoxCrossing.At(entrySide, box, fromX, fromY, toX, toY);
        if (!endsInside) exit = BoxCrossing.At(exitSide, box, fromX, fromY, toX, toY);
        return true;

        void Consider(int side, double line, double from, double to, bool lowSide)
        {
            if (from < line == to < line) return;
            var share = (line - from) / (to - from);
            if (from < line == lowSide)
            {
                if (share < enters && entrySide >= 0) return;
                (enters, entrySide) = (share, side);
            }
            else
            {
                if (share > leaves && exitSide >= 0) return;
                (leaves, exitSide) = (share, side);
            }
        }
    }

    public static bool IsInside(in LatticeBox box, int x, int y) =>
        x >= box.MinX && x <= box.MaxX && y >= box.MinY && y <= box.MaxY;

    static bool IsBeyondOneSide(in LatticeBox box, int fromX, int fromY, int toX, int toY) =>
        (fromX < box.MinX && toX < box.MinX) || (fromX > box.MaxX && toX > box.MaxX)
        || (fromY < box.MinY && toY < box.MinY) || (fromY > box.MaxY && toY > box.MaxY);
}
