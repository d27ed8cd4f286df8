global using EcoTiles.Host.Terminal;
