using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Text;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Rendering.Pictures;
using EcoTiles.Sources;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Tests.Rendering;

public sealed class PictureMakerTests
{
    [Fact]
    public async Task One_picture_too_many_is_refused_at_once_and_the_others_are_made()
    {
        using var snapshots = new SnapshotStore([], _ => throw new StoreException("无", "none"), WebMercatorQuad.Instance, new SnapshotOptions());
        var backend = new SlowBackend();
        var styles = new StyleShelf(StyleFolder.Empty, backend, _ => { });
        var map = styles.Of(new PlanMap("plan", "map", "图", [], Envelope.Empty));
        using var maker = new PictureMaker(snapshots, mostWaiting: 2);
        var cancelled = TestContext.Current.CancellationToken;
        Task<(byte[], bool)> Ask() => Task.Run(
            () => maker.MakeAsync(map, PictureFrame.OfTile(default, 1), new ImageEncoding(ImageFormat.Png), 0, cancelled), cancelled);
        var painted = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Ask()).ToArray();
        for (var i = 0; i < painted.Length; i++) await backend.Begun.WaitAsync(cancelled);
        // Asked for on this thread, so that each waits before the next one asks.
        var waiting = Enumerable.Range(0, 2).Select(_ => maker.MakeAsync(map, PictureFrame.OfTile(default, 1), default, 0, cancelled)).ToArray();
        await Assert.ThrowsAsync<TooBusyException>(() => maker.MakeAsync(map, PictureFrame.OfTile(default, 1), default, 0, cancelled));
        backend.MayGoOn.Release(100);
        await Task.WhenAll([.. painted, .. waiting]);
    }

    /// <summary>A backend whose canvases are there only when they may be.</summary>
    sealed class SlowBackend : ICanvasBackend
    {
        public SemaphoreSlim Begun { get; } = new(0);

        public SemaphoreSlim MayGoOn { get; } = new(0);

        public IImageCanvas BeginImage(int widthPixels, int heightPixels, Color background)
        {
            Begun.Release();
            MayGoOn.Wait();
            return new EcoTiles.Canvases.Raster.RasterBackend(Canvases.Text.Fonts.Shaper()).BeginImage(widthPixels, heightPixels, background);
        }

        public ShapedLine Shape(ReadOnlySpan<char> text, in FontRequest font) => throw new NotSupportedException();

        public bool HasFont(string name) => false;

        public Picture Decode(ReadOnlySpan<byte> file) => throw new NotSupportedException();
    }
}
