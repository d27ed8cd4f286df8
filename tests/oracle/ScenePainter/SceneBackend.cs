using EcoTiles.Drawing;

namespace EcoTiles.Oracle;

static class SceneBackend
{
    public static ICanvasBackend Make() => throw new NotSupportedException();
}
