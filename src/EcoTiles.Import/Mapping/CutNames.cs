using System.Globalization;
using System.Text;
using EcoTiles.Import.Model;
using EcoTiles.Import.Reading.Files;

namespace EcoTiles.Import.Mapping;

/// <summary>
/// Names as a shapefile keeps them: ten bytes. Where two would become one the second ends in _1, as GDAL, QGIS and ArcGIS
/// write it; Chinese names lose their last characters, in UTF-8 the fourth already.
/// </summary>
sealed class CutNames
{
    const int MostBytes = 10;

    /// <summary>Fewer bytes are left when half a character had to go.</summary>
    const int FewestBytesOfCut = 8;

    readonly Dictionary<string, ModelColumn> _ofTable = new(StringComparer.Ordinal);
    readonly List<(string Name, ModelColumn Column)> _names;

    public CutNames(ModelTable table, IEnumerable<(string Name, ModelColumn Column)> names)
    {
        _names = [.. names];
        foreach (var column in table.Columns)
        {
            var cut = column.Name.Length <= MostBytes ? column.Name : column.Name[..MostBytes];
            for (var number = 1; !_ofTable.TryAdd(cut, column) && number < 10; number++)
                cut = string.Create(CultureInfo.InvariantCulture, $"{column.Name[..(MostBytes - 2)]}_{number}");
        }
    }

    public ModelColumn? Find(string name)
    {
        var plain = PlainName.Of(name);
        if (_ofTable.TryGetValue(plain, out var column) && plain.Length == MostBytes) return column;
        if (!FillsTenBytes(name)) return null;
        var whole = _names
            .Where(known => known.Name.Length > plain.Length && known.Name.StartsWith(plain, StringComparison.Ordinal))
            .Select(known => known.Column).Distinct().ToList();
        return whole.Count == 1 ? whole[0] : null; // of two that begin alike neither is guessed
    }

    static bool FillsTenBytes(string name) =>
        Encoding.UTF8.GetByteCount(name) is >= FewestBytesOfCut and <= MostBytes
        || ChineseText.Gb18030.GetByteCount(name) is >= FewestBytesOfCut + 1 and <= MostBytes;
}
