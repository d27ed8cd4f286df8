using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EcoTiles.Import.Pipeline.GeoPackage;
using EcoTiles.Import.Pipeline.PostGis;
using EcoTiles.Import.Reading;
using EcoTiles.Import.Schema;
using EcoTiles.Sources;
using Npgsql;

namespace EcoTiles.Import.Pipeline;

/// <summary>Imports files or another store into a store.</summary>
public static class StoreImport
{
    /// <summary>Into PostGIS, whose schema is brought up to date first.</summary>
    public static async Task<ImportReport> IntoPostGisAsync(
        ImportRequest request, NpgsqlDataSource database, IReadOnlyList<NpgsqlDataSource> stores,
        IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        if (!request.DryRun) await Migrations.ApplyAsync(database, cancellationToken);
        await using var target = await PostGisTarget.OpenAsync(database, cancellationToken);
        return await RunAsync(request, target, stores, progress, cancellationToken);
    }

    /// <summary>Into a GeoPackage, which may not be there yet.</summary>
    public static async Task<ImportReport> IntoGeoPackageAsync(
        ImportRequest request, string path, IReadOnlyList<NpgsqlDataSource> stores, IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        await using var target = new GeoPackageTarget(path);
        return await RunAsync(request, target, stores, progress, cancellationToken);
    }

    static async Task<ImportReport> RunAsync(
        ImportRequest request, ImportTarget target, IReadOnlyList<NpgsqlDataSource> stores, IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var layers = new List<SourceLayer>();
        var problems = new List<StoreException>();
        foreach (var source in request.Sources)
        {
            var opened = SourceLayers.Open(source, request.Reading);
            layers.AddRange(opened.Layers);
            problems.AddRange(opened.Problems);
        }
        await using var snapshots = new PostGisSnapshots();
        foreach (var store in stores) layers.AddRange(await snapshots.ReadAsync(store, cancellationToken));
        var key = request.DryRun || stores.Count > 0 ? Guid.NewGuid().ToString() : await KeyOfAsync(request, cancellationToken);
        return await new Importer(request, target, progress).RunAsync(new(layers, problems), key, cancellationToken);
    }

    /// <summary>Equal for the same options and files with the same content, whatever their dates.</summary>
    static async Task<string> KeyOfAsync(ImportRequest request, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        Add($"{request.Plan}|{request.AsIs}|{request.Reading}");
        foreach (var (layer, table) in request.TableOfLayer.OrderBy(pair => pair.Key, StringComparer.Ordinal)) Add($"{layer}={table}");
        foreach (var file in request.Sources.SelectMany(FilesOf))
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"{file} {new FileInfo(file).Length}"));
            await using var content = File.OpenRead(file);
            hash.AppendData(await SHA256.HashDataAsync(content, cancellationToken));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static IEnumerable<string> FilesOf(string source) => Directory.Exists(source)
        ? Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [source];
}
