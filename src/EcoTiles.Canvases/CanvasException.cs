namespace EcoTiles.Canvases;

/// <summary>Something that drawing needs is not there: what, and how to mend it, for people, in both languages.</summary>
public sealed class CanvasException(string messageZh, string messageEn, Exception? cause = null)
    : Exception($"{messageZh} / {messageEn}", cause)
{
    public string MessageZh { get; } = messageZh;

    public string MessageEn { get; } = messageEn;

    /// <param name="library">What people call it.</param>
    /// <param name="package">The Debian package that brings it.</param>
    public static CanvasException NoLibrary(string library, string package, Exception? cause = null) => new(
        $"找不到 {library} 库，请安装 Debian 软件包 {package}：apt-get install {package}",
        $"The {library} library is missing; install the Debian package {package}: apt-get install {package}",
        cause);

    public static CanvasException NoFonts(string folder) => new(
        $"文件夹 {folder} 中没有字体：在 src/fonts 运行 npm ci 后重新构建，或用设置 Fonts 指定放有 TTF/OTF 字体的文件夹",
        $"There are no fonts in {folder}: run npm ci in src/fonts and build again, or name a folder with TTF or OTF fonts in the setting Fonts");
}
