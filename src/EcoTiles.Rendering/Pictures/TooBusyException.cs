namespace EcoTiles.Rendering.Pictures;

/// <summary>Says that more pictures are asked for than can be made in good time.</summary>
public sealed class TooBusyException() : Exception("Too many pictures are waiting to be made.");
