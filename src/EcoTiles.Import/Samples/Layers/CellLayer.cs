using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Samples.Land;
using EcoTiles.Import.Samples.Mesh;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>A class for every cell, made into one shape for each connected piece of equal class.</summary>
sealed record CellLayer(ShapeBuffer Shapes, IReadOnlyList<int> Classes, double[] Areas, int[] FirstCells)
{
    public int Count => Classes.Count;

    /// <summary>Pieces smaller than a number of cells go to a neighbour first; classes below 0 stay out.</summary>
    public static CellLayer Of(PlanSite site, Func<int, int> classOf, int smallest)
    {
        var classes = new int[site.Mesh.Count];
        Array.Fill(classes, -1);
        foreach (var cell in site.Cells) classes[cell] = classOf(cell);
        if (smallest > 1) MeshRegions.DropCrumbs(site.Mesh, classes, smallest);
        var (pieces, pieceClasses) = MeshRegions.Components(site.Mesh, classes);
        return Of(site, pieces, pieceClasses);
    }

    public static CellLayer Of(PlanSite site, int[] pieces, IReadOnlyList<int> pieceClasses)
    {
        var areas = new double[pieceClasses.Count];
        var first = new int[pieceClasses.Count];
        Array.Fill(first, -1);
        foreach (var cell in site.Cells)
        {
            if (pieces[cell] < 0) continue;
            areas[pieces[cell]] += site.Areas[cell];
            if (first[pieces[cell]] < 0) first[pieces[cell]] = cell;
        }
        return new CellLayer(MeshDissolve.ByLabel(site.Mesh, pieces, pieceClasses.Count), pieceClasses, areas, first);
    }

    /// <summary>Pieces of a set; specks are dropped and pinholes filled, as both are smaller than the smallest.</summary>
    public static CellLayer OfSet(PlanSite site, Func<int, bool> contains, int smallest)
    {
        var classes = new int[site.Mesh.Count];
        Array.Fill(classes, -1);
        foreach (var cell in site.Cells) classes[cell] = contains(cell) ? 1 : 0;
        MeshRegions.DropCrumbs(site.Mesh, classes, smallest);
        for (var cell = 0; cell < classes.Length; cell++)
            if (classes[cell] == 0) classes[cell] = -1;
        var (pieces, pieceClasses) = MeshRegions.Components(site.Mesh, classes);
        return Of(site, pieces, pieceClasses);
    }
}
