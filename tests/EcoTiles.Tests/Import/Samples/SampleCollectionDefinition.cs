namespace EcoTiles.Tests.Import.Samples;

/// <summary>Tests that share the sample plans, as making them takes some seconds.</summary>
[CollectionDefinition(Name)]
public sealed class SampleCollectionDefinition : ICollectionFixture<SampleFixture>
{
    public const string Name = "sample plans";
}
