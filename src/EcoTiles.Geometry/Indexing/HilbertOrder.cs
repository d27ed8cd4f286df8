using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Indexing;

/// <summary>Sorts boxes along the Hilbert curve by their middles.</summary>
public static class HilbertOrder
{
    /// <summary>Numbers of the boxes in curve order; boxes at the same place keep their order.</summary>
    public static int[] Of(ReadOnlySpan<LatticeBox> boxes)
    {
        var bounds = LatticeBox.Empty;
        foreach (var box in boxes) bounds = bounds.Including(box);
        var scaleX = 65535.0 / Math.Max(1.0, (double)bounds.MaxX - bounds.MinX);
        var scaleY = 65535.0 / Math.Max(1.0, (double)bounds.MaxY - bounds.MinY);
        var keys = new ulong[boxes.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var x = ((double)boxes[i].MinX + boxes[i].MaxX) / 2 - bounds.MinX;
            var y = ((double)boxes[i].MinY + boxes[i].MaxY) / 2 - bounds.MinY;
            var position = HilbertCurve.Position((uint)(x * scaleX), (uint)(y * scaleY));
            keys[i] = ((ulong)position << 32) | (uint)i;
        }
        Array.Sort(keys);
        return Array.ConvertAll(keys, key => (int)(uint)key);
    }
}
