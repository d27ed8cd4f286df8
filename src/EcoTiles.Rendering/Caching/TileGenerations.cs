using System.Collections.Concurrent;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Caching;

/// <summary>
/// Counts how often the data under a tile has changed: for each dataset one number for all low zooms, and one for each
/// cell of a coarse raster for the high ones. An edit raises a few numbers, and no list of tiles is ever walked.
/// </summary>
public sealed class TileGenerations
{
    /// <summary>The tiles of this zoom are the cells.</summary>
    const int CellZoom = 10;

    const int CellShift = 32 - CellZoom;

    /// <summary>Lattice steps that a tile shows beyond its border at least: twice what the coarsest tile of a cell shows.</summary>
    const int Margin = 1 << (CellShift - 5);

    /// <summary>What touches more cells than this has changed everywhere.</summary>
    const int MostCells = 4096;

    readonly ConcurrentDictionary<(DatasetKey Dataset, TileGrid Grid), Counters> _datasets = new();

    /// <summary>Raises the numbers of all tiles that show these areas.</summary>
    public void Raise(IReadOnlyList<ChangedArea> areas)
    {
        foreach (var ofDataset in areas.GroupBy(area => (area.Dataset, area.Grid)))
            _datasets.GetOrAdd(ofDataset.Key, _ => new Counters()).Raise([.. ofDataset.Select(area => area.Box)]);
    }

    /// <summary>A number that is never the same again after the data under the tile has changed.</summary>
    /// <param name="around">How many tiles further what a picture shows can reach, as names do.</param>
    /// <param name="grid">The grid of the web when null.</param>
    public long Of(PlanMap map, TileId tile, int around = 0, TileGrid? grid = null)
    {
        if (_datasets.IsEmpty) return 0;
        grid ??= WebMercatorQuad.Instance;
        long sum = 0;
        foreach (var layer in map.Layers)
        {
            if (_datasets.TryGetValue((layer.Dataset, grid), out var counters)) sum += counters.Of(tile, around);
        }
        return sum;
    }

    sealed class Counters
    {
        readonly ConcurrentDictionary<(int Column, int Row), long> _cells = new();
        long _everywhere;
        long _lowZooms;

        public void Raise(LatticeBox?[] boxes)
        {
            var cells = boxes.OfType<LatticeBox>().SelectMany(CellsOf).Distinct().Take(MostCells + 1).ToList();
            if (Array.Exists(boxes, box => box is null) || cells.Count > MostCells)
            {
                Interlocked.Increment(ref _everywhere);
                return;
            }
            foreach (var cell in cells)
                _cells.AddOrUpdate(cell, 1, (_, number) => number + 1);
            Interlocked.Increment(ref _lowZooms);
        }

        public long Of(TileId tile, int around)
        {
            var everywhere = Interlocked.Read(ref _everywhere);
            var down = tile.Zoom - CellZoom;
            if (down < 0) return everywhere + Interlocked.Read(ref _lowZooms);
            if (_cells.IsEmpty) return everywhere;
            long sum = everywhere;
            for (var row = (tile.Row - around) >> down; row <= (tile.Row + around) >> down; row++)
            {
                for (var column = (tile.Column - around) >> down; column <= (tile.Column + around) >> down; column++)
                    sum += _cells.GetValueOrDefault((column, row));
            }
            return sum;
        }

        static IEnumerable<(int Column, int Row)> CellsOf(LatticeBox box)
        {
            for (var row = CellOf((long)box.MinY - Margin); row <= CellOf((long)box.MaxY + Margin); row++)
            {
                for (var column = CellOf((long)box.MinX - Margin); column <= CellOf((long)box.MaxX + Margin); column++)
                    yield return (column, row);
            }
        }

        static int CellOf(long ordinate) => (int)((Math.Clamp(ordinate, int.MinValue, int.MaxValue) - int.MinValue) >> CellShift);
    }
}
