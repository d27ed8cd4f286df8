using EcoTiles.Catalogue.Styles;
using EcoTiles.Rendering.Painting;

namespace EcoTiles.Rendering.Legends;

/// <summary>The classes that are told apart by opaque areas alone: they can lie wholly under one another.</summary>
static class OpaqueAreas
{
    /// <summary>The layers of a group that draw such areas; none when something else tells its classes apart, too.</summary>
    public static IReadOnlyList<StyledLayer> LayersOf(LegendGroup group, IReadOnlyCollection<FoundClass> classes)
    {
        var areas = new List<StyledLayer>();
        for (var i = 0; i < group.Styles.Count; i++)
        {
            var looks = classes.Select(each => each.Drawn[i]).ToList();
            if (group.Styles[i].Style is FillLayer && looks.TrueForAll(look => look is null || IsOpaque(look))) areas.Add(group.Styles[i]);
            else if (looks.Distinct().Count() > 1) return [];
        }
        return areas;
    }

    /// <summary>The colour of the upmost of some layers that draw a class; null when none does.</summary>
    public static uint? ColorOf(FoundClass found, IReadOnlyList<StyledLayer> layers)
    {
        var styles = found.Sample.Group.Styles;
        for (var i = styles.Count - 1; i >= 0; i--)
        {
            if (layers.Contains(styles[i]) && found.Drawn[i] is FillLook look) return look.Color.Premultiplied;
        }
        return null;
    }

    static bool IsOpaque(object look) => look is FillLook { Pattern: null, Color.Alpha: 255 };
}
