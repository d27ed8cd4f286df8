using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EcoTiles.Sources.Snapshots;

public sealed class SnapshotOptions
{
    [Description("Memory for layer snapshots, in MiB; a layer that does not fit is read from its store")]
    [Range(0, 1_048_576)]
    public int BudgetMegabytes { get; set; } = MachineMemory.Share(most: 4096, part: 3);
}
