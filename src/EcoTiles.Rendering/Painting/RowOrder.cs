using EcoTiles.Catalogue.Styles;

namespace EcoTiles.Rendering.Painting;

/// <summary>Puts rows into the order that a style's sort key asks for: the largest lies on top, and rows of one key stay in theirs.</summary>
static class RowOrder
{
    public static int[] Sorted(ReadOnlySpan<int> rows, StyledRows styled, StyleProperty<double> sortKey, double zoom)
    {
        var (context, feature) = styled.ContextAt(zoom);
        var property = sortKey.AtZoom(zoom);
        var keys = new (double Key, int Place)[rows.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            feature.Row = rows[i];
            keys[i] = (property.Evaluate(context), i);
        }
        var sorted = rows.ToArray();
        Array.Sort(keys, sorted);
        return sorted;
    }
}
