using System.Reflection;

namespace EcoTiles.Host;

/// <summary>The version of this build and the commit it was made from.</summary>
sealed record ProgramVersion(string Number, string? Commit)
{
    const int ShortCommitLength = 10;

    public static ProgramVersion Current { get; } = Read();

    public override string ToString() =>
        Commit is null ? $"ecotiles {Number}" : $"ecotiles {Number} ({Commit[..Math.Min(ShortCommitLength, Commit.Length)]})";

    static ProgramVersion Read()
    {
        var parts = typeof(ProgramVersion).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') ?? ["0.0.0"];
        return new(parts[0], parts.Length > 1 ? parts[1] : null);
    }
}
