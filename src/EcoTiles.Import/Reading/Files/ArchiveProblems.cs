using EcoTiles.Sources;

namespace EcoTiles.Import.Reading.Files;

/// <summary>What is said when an archive is refused.</summary>
static class ArchiveProblems
{
    public static StoreException Damaged(string archive, Exception cause) => new(
        $"{archive} 不是完整的 zip 压缩包（{cause.Message}），请重新压缩或下载",
        $"{archive} is no whole zip archive ({cause.Message}); pack or download it again", cause);

    public static StoreException Encrypted(string archive, string path) => new(
        $"{archive} 中的 {path} 有密码，请解压后重新压缩（不加密）", $"{path} in {archive} has a password; pack it again without one");

    public static StoreException Nested(string archive, string path) => new(
        $"{archive} 中又有压缩包 {path}，请先解压里层", $"{archive} holds another archive, {path}; unpack the inner one first");

    public static StoreException UnpackFirst(string path) => new(
        $"{path} 在压缩包内无法直接读取，请先解压", $"{path} cannot be read inside an archive; unpack it first");

    public static StoreException OutsidePath(string archive, string path) => new(
        $"{archive} 中的路径 {path} 指向压缩包之外，已拒绝", $"{archive}: the path {path} leads out of the archive and is refused");

    public static StoreException TooManyEntries(string archive, int most) => new(
        FormattableString.Invariant($"{archive} 中的文件超过 {most} 个，请拆分"),
        FormattableString.Invariant($"{archive} holds more than {most} files; split it"));

    public static StoreException TooLarge(string archive, long bytes, long most) => new(
        FormattableString.Invariant($"{archive} 解压后有 {bytes} 字节，超过上限 {most} 字节，请先解压再导入"),
        FormattableString.Invariant($"{archive} unpacks to {bytes} bytes, more than {most}; unpack it yourself before importing"));

    public static StoreException Bomb(string archive, long ratio, int most) => new(
        FormattableString.Invariant($"{archive} 解压后是原来的 {ratio} 倍，超过上限 {most} 倍，疑似压缩炸弹")
        + "；如属正常请先解压再导入",
        FormattableString.Invariant($"{archive} unpacks to {ratio} times its size, more than {most}: a bomb?")
        + " If not, unpack it yourself before importing");

    public static StoreException NotAsDeclared(string path) => new(
        $"{path} 解压后与压缩包声明的长度或校验和不符，压缩包已损坏或被篡改，请重新压缩",
        $"{path} does not unpack to the length and checksum its archive declares; damaged or forged, pack it again");
}
