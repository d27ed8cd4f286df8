using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Wkb;

namespace EcoTiles.Import.Reading;

/// <summary>One feature or plain row on its way in.</summary>
/// <param name="Number">Its place in the file, counted from 1: what a planner looks for when it is at fault.</param>
/// <param name="Shape">
/// A buffer with this one shape in the file's own coordinates, or null when there is none. The buffer is filled anew as
/// soon as the next row is asked for.
/// </param>
/// <param name="Values">In the order of the layer's columns: string, long, double, bool, DateOnly or null.</param>
public sealed record SourceRow(long Number, ShapeBuffer? Shape, object?[] Values)
{
    /// <summary>Why the shape could not be read; <see cref="Shape"/> is null then.</summary>
    public ShapeFault? Fault { get; init; }
}
