namespace EcoTiles.Canvases.Text.Sdf;

/// <summary>
/// Makes letters drawn from distances as dark as from their outlines. Distances at 24 pixels miss the middle of thin strokes,
/// and shaders blur edges over one and a half pixels more. So near the edge a texel tells the distance at which the shader shows, in
/// letters of 12 pixels, the part that the glyph covers of a pixel there.
/// </summary>
static class SharpenedEdges
{
    /// <summary>Half the width in texels over which MapLibre's shader lets an edge of such letters fade.</summary>
    const float Fading = SoftGlyphMask.FadingPixels * GlyphCoverage.Side;

    /// <summary>Texels that edges lie further out, since mixing texels takes from thin strokes what is on their middle.</summary>
    const float Growth = 0.05f;

    /// <param name="distances">From the outline, in texels, negative inside; from the edge on return.</param>
    /// <param name="bolder">How much further out the edge lies than the outline.</param>
    /// <param name="covered">Of the square around each texel.</param>
    public static void Apply(Span<float> distances, float bolder, ReadOnlySpan<float> covered)
    {
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = covered[i] switch
            {
                <= 0 => Math.Max(distances[i] - bolder, Fading),
                >= 1 => Math.Min(distances[i] - bolder, -Fading),
                var part => -Fading * (2 * ShareAt(part) - 1) - Growth,
            };
        }
    }

    /// <summary>Where on its way from 0 to 1 the curve that shaders fade by has this height.</summary>
    static float ShareAt(float height) => 0.5f - MathF.Sin(MathF.Asin(1 - 2 * height) / 3);
}
