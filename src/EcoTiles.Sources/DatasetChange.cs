using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources;

/// <summary>One change in a dataset, with boxes in longitude and latitude.</summary>
/// <param name="Id">The feature; null when many changed at once.</param>
/// <param name="Before">Where it lay; null when it was not there.</param>
/// <param name="After">Where it lies; null when it is gone.</param>
public sealed record DatasetChange(DatasetKey Dataset, long? Id, Envelope? Before, Envelope? After);
