using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Styles.Folder;

namespace EcoTiles.Host.Doctor;

/// <summary>Reads the authored map catalogue and the styles as a start would.</summary>
static class AuthoredChecks
{
    public static Finding Catalogue(string folder)
    {
        try
        {
            var authored = AuthoredCatalogue.Read(folder);
            var styles = StyleFolder.Read(folder);
            return new("styles", FindingState.Ok, new(
                $"{folder}:{authored.Maps.Count} 种图件,{styles.Maps.Count} 个样式",
                $"{folder}: {authored.Maps.Count} kinds of maps, {styles.Maps.Count} styles"));
        }
        catch (CatalogueException failure)
        {
            return new("styles", FindingState.Missing,
                new(
                    string.Join(";", failure.Problems.Select(problem => $"{problem.File}: {problem.Path}: {problem.MessageZh}")),
                    string.Join("; ", failure.Problems.Select(problem => $"{problem.File}: {problem.Path}: {problem.MessageEn}"))),
                new($"改正 {folder} 中的文件,或用 --styles 指定另一个文件夹", $"correct the files in {folder}, or name another folder with --styles"));
        }
    }
}
