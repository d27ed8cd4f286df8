namespace EcoTiles.Catalogue.Authoring;

/// <summary>Says that authored files cannot be used, with every problem found in them.</summary>
public sealed class CatalogueException(IReadOnlyList<AuthoredProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<AuthoredProblem> Problems { get; } = problems;
}
