namespace EcoTiles.Geometry.Shapes;

/// <summary>The area a ring encloses on the lattice.</summary>
public static class RingArea
{
    /// <summary>Twice the area: positive when the ring runs clockwise on a screen (y down), as MVT outer rings do.</summary>
    public static double Doubled(ReadOnlySpan<int> ring)
    {
        if (ring.Length < 6) return 0;
        double originX = ring[0], originY = ring[1], beforeX = 0, beforeY = 0, sum = 0;
        for (var i = 2; i < ring.Length; i += 2)
        {
            var x = ring[i] - originX;
            var y = ring[i + 1] - originY;
            sum += beforeX * y - x * beforeY;
            beforeX = x;
            beforeY = y;
        }
        return sum;
    }

    public static void Orient(Span<int> ring, bool clockwise) => Orient(ring, Doubled(ring), clockwise);

    /// <summary>Turns the ring so that it runs clockwise on a screen, or the other way for a hole.</summary>
    /// <param name="doubledArea">What <see cref="Doubled"/> gives for the ring.</param>
    public static void Orient(Span<int> ring, double doubledArea, bool clockwise)
    {
        if (doubledArea > 0 == clockwise) return;
        for (int front = 0, back = ring.Length - 2; front < back; front += 2, back -= 2)
        {
            (ring[front], ring[back]) = (ring[back], ring[front]);
            (ring[front + 1], ring[back + 1]) = (ring[back + 1], ring[front + 1]);
        }
    }
}
