using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcoTiles.Canvases.Raster;

/// <summary>The least and the greatest of signed areas, nothing among them.</summary>
readonly record struct SumRange(Vector256<int> Least, Vector256<int> Greatest)
{
    /// <summary>What rounding may add to the difference between inside and outside.</summary>
    const int Slack = CoverageAccumulator.Full / 32;

    /// <summary>Whether they differ by more than one winding, or lie on both sides of nothing: then three winding numbers meet.</summary>
    public bool IsWide
    {
        get
        {
            var (least, greatest) = (0, 0);
            for (var i = 0; i < Vector256<int>.Count; i++)
                (least, greatest) = (Math.Min(least, Least[i]), Math.Max(greatest, Greatest[i]));
            return greatest - least > CoverageAccumulator.Full + Slack || (least < -Slack && greatest > Slack);
        }
    }

    /// <summary>The same for each of the eight places, a bit for each.</summary>
    public uint WidePlaces =>
        (Vector256.GreaterThan(Greatest - Least, Vector256.Create(CoverageAccumulator.Full + Slack))
            | (Vector256.LessThan(Least, Vector256.Create(-Slack)) & Vector256.GreaterThan(Greatest, Vector256.Create(Slack))))
        .ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SumRange With(Vector256<int> sums) => new(Vector256.Min(Least, sums), Vector256.Max(Greatest, sums));

    public SumRange With(in SumRange other) => new(Vector256.Min(Least, other.Least), Vector256.Max(Greatest, other.Greatest));
}
