using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Relief;

/// <summary>What of heights is put into classes.</summary>
public enum ReliefMeasure
{
    /// <summary>Metres above the sea.</summary>
    Elevation,

    /// <summary>Degrees.</summary>
    Slope,
}

/// <summary>Classes of elevation or slope with their colours, as maps and legends show them; from low to high.</summary>
public sealed record ReliefScale(string Name, ReliefMeasure Measure, string TitleZh, string TitleEn, IReadOnlyList<ReliefClass> Classes)
{
    /// <summary>The class of a value.</summary>
    public ReliefClass Of(double value)
    {
        foreach (var each in Classes)
        {
            if (value < each.Below) return each;
        }
        return Classes[^1];
    }
}

/// <param name="Below">Values are smaller than this; infinite in the last class.</param>
public sealed record ReliefClass(double Below, StyleColor Color, string TitleZh, string TitleEn);
