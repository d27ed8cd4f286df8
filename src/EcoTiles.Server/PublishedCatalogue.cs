using EcoTiles.Catalogue;

namespace EcoTiles.Server;

/// <summary>The catalogue that requests are answered from. A reload puts a whole new one in its place.</summary>
public sealed class PublishedCatalogue
{
    volatile MapCatalogue? _current;

    /// <summary>The catalogue of now, or null until the first one is read.</summary>
    public MapCatalogue? Current => _current;

    public void Publish(MapCatalogue catalogue) => _current = catalogue;
}
