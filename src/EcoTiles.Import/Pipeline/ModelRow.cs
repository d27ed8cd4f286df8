using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Import.Pipeline;

/// <summary>A row as a table of the model holds it.</summary>
/// <param name="FeatureId">The id it had where it comes from, if any.</param>
/// <param name="Values">
/// In the order of the table's columns: string (text and JSON), Guid, long, double, bool, DateOnly, string[] or null.
/// </param>
/// <param name="Shape">A buffer with this one shape, in degrees; it is filled anew for the next row.</param>
public sealed record ModelRow(long? FeatureId, object?[] Values, ShapeBuffer? Shape);
