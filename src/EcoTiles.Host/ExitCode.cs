namespace EcoTiles.Host;

/// <summary>What the program tells its caller when it ends; the numbers follow sysexits.h.</summary>
static class ExitCode
{
    public const int Ok = 0;
    public const int InternalError = 1;
    public const int Usage = 2;
    public const int BadData = 65;
    public const int Unavailable = 69;
    public const int CannotCreate = 73;
    public const int BadConfiguration = 78;
}
