namespace EcoTiles.Import.Pipeline;

/// <summary>Images that lie in the files of an import and that a database does not keep: it goes on naming the files.</summary>
static class ImagesElsewhere
{
    const string RasterTable = "raster_asset";
    const string UriColumn = "uri";

    /// <summary>
    /// Rows that name their images by file, also where the image lies in the file that the row comes from
    /// (<c>#table</c> becomes <c>plans.gpkg#table</c>).
    /// </summary>
    /// <param name="found">The files and tables that are named are added.</param>
    public static IEnumerable<ModelRow> Named(LayerMatch match, IEnumerable<ModelRow> rows, List<string> found)
    {
        var column = match.Table.Name == RasterTable ? ColumnOf(match) : -1;
        foreach (var row in rows)
        {
            if (column < 0 || row.Values[column] is not string uri || uri.Contains(':', StringComparison.Ordinal))
            {
                yield return row;
                continue;
            }
            var named = uri.StartsWith('#') ? Path.GetFileName(match.Layer.Origin) + uri : uri;
            found.Add(named);
            object?[] values = [.. row.Values];
            values[column] = named;
            yield return row with { Values = values };
        }
    }

    static int ColumnOf(LayerMatch match)
    {
        for (var i = 0; i < match.Table.Columns.Count; i++)
        {
            if (match.Table.Columns[i].Name == UriColumn) return i;
        }
        return -1;
    }
}
