namespace EcoTiles.Canvases.Encoders;

/// <summary>From colours multiplied by their alpha to colours that are not, and back, so that nothing changes on the way.</summary>
public static class Alpha
{
    // The channel for each alpha (high byte) and multiplied channel (low byte).
    static readonly byte[] StraightChannels = MakeStraightChannels();

    /// <summary>0xAARRGGBB without the multiplication; what shows nothing becomes 0.</summary>
    public static uint Straight(uint premultiplied)
    {
        var alpha = premultiplied >> 24;
        if (alpha == 255) return premultiplied;
        if (alpha == 0) return 0;
        var channels = StraightChannels.AsSpan((int)alpha << 8, 256);
        return (alpha << 24) | ((uint)channels[(byte)(premultiplied >> 16)] << 16) |
               ((uint)channels[(byte)(premultiplied >> 8)] << 8) | channels[(byte)premultiplied];
    }

    public static uint Premultiplied(uint straight)
    {
        var alpha = straight >> 24;
        if (alpha == 255) return straight;
        return (alpha << 24) | (Times(straight >> 16, alpha) << 16) | (Times(straight >> 8, alpha) << 8) |
               Times(straight, alpha);
    }

    static uint Times(uint channel, uint alpha) => ((channel & 255) * alpha + 127) / 255;

    static byte[] MakeStraightChannels()
    {
        var channels = new byte[256 * 256];
        for (var alpha = 1; alpha < 256; alpha++)
            for (var channel = 0; channel < 256; channel++)
                channels[(alpha << 8) | channel] = (byte)Math.Min(255, (channel * 255 + alpha / 2) / alpha);
        return channels;
    }
}
