namespace EcoTiles.Sources;

/// <summary>The memory that the machine, or the container, lets the program have.</summary>
public static class MachineMemory
{
    /// <summary>A part of it in MiB, and no more than some.</summary>
    public static int Share(int most, int part) =>
        (int)Math.Clamp((GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20) / part, 1, most);
}
