using System.Runtime.InteropServices;

namespace EcoTiles.Geometry.Shapes;

/// <summary>
/// Asks Linux to back a large array by pages of 2 MiB. A snapshot of a million parcels touches more than a gigabyte for
/// the first time while it is made; page by page of 4 KiB that costs more than the work itself on a virtual machine.
/// </summary>
public static partial class LargePages
{
    const int WorthAsking = 4 << 20;
    const nuint PageMask = 4095;
    const int MadvHugePage = 14;

    /// <summary>To be called before the array is first written. It is only advice: nothing depends on the answer.</summary>
    public static unsafe void Prefer<T>(T[] array)
        where T : unmanaged
    {
        var length = (nuint)array.Length * (nuint)sizeof(T);
        if (length < WorthAsking || !OperatingSystem.IsLinux()) return;
        fixed (T* start = array)
        {
            var from = ((nuint)start + PageMask) & ~PageMask;
            var to = ((nuint)start + length) & ~PageMask;
            _ = Advise(from, to - from, MadvHugePage);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nuint address, nuint length, int advice);
}
