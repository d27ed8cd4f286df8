namespace EcoTiles.Canvases.Encoders.Deflate;

/// <summary>Some bytes as they are, then a repeat of what stood a distance before; a length of 0 is no repeat.</summary>
readonly struct Sequence(int literals, int length, int distance)
{
    public readonly int Literals = literals;
    public readonly ushort Length = (ushort)length;
    public readonly ushort Distance = (ushort)distance;
}
