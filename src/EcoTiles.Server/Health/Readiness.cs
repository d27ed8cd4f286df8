namespace EcoTiles.Server.Health;

/// <summary>The newest word on whether the service is ready; whoever loads the data tells it.</summary>
public sealed class Readiness
{
    volatile ReadinessReport _report = ReadinessReport.Starting;

    public ReadinessReport Report => _report;

    public void Tell(ReadinessReport report) => _report = report;
}
