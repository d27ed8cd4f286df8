namespace EcoTiles.Server.Health;

/// <summary>The newest word on whether the service is ready; whoever loads the data tells it.</summary>
public sealed class Readiness
{
    volatile ReadinessReport _report = ReadinessReport.Starting;

    public ReadinessReport Report => _report;

    /// <summary>What is wrong at this moment with what is read only when it is asked for.</summary>
    public Func<IEnumerable<Catalogue.LayerProblem>> Passing { get; set; } = () => [];

    public void Tell(ReadinessReport report) => _report = report;
}
