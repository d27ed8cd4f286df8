using System.Collections.Concurrent;
using System.Globalization;
using EcoTiles.Drawing.Text;
using EcoTiles.Server.Edge;
using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Styles;

/// <summary>Makes the glyph file of a font stack that begins at a character; null when a font is not there.</summary>
public delegate byte[]? MakeGlyphs(FontStack stack, int start);

/// <summary>Answers <c>/fonts/{stack}/{range}.pbf</c>: the letters that browsers draw labels with, from the server's own fonts.</summary>
public sealed class GlyphEndpoint(MakeGlyphs make)
{
    public const string Prefix = "/fonts/";

    const int RangeLength = 256;
    const int LastStart = 0x10FF00;
    const int MostFonts = 8;
    const int MostFiles = 1024;

    readonly ConcurrentDictionary<(string Stack, int Start), Lazy<byte[]?>> _files = new();

    public async Task ServeAsync(HttpContext context)
    {
        var path = (context.Request.Path.Value ?? "")[Prefix.Length..];
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || StartOf(path[(slash + 1)..]) is not { } start)
        {
            await ProblemAnswer.WriteAsync(context, Problems.NotFound);
            return;
        }
        var stack = path[..slash];
        var names = stack.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var file = names.Length is > 0 and <= MostFonts ? await Task.Run(() => Find(stack, names, start)) : null;
        await (file is null ? ProblemAnswer.WriteAsync(context, Problems.UnknownFont) : BytesAnswer.WriteAsync(context, file, "application/x-protobuf"));
    }

    byte[]? Find(string stack, string[] names, int start)
    {
        if (_files.TryGetValue((stack, start), out var known)) return known.Value;
        var made = new Lazy<byte[]?>(() => make(new FontStack(names), start));
        if (_files.Count < MostFiles) made = _files.GetOrAdd((stack, start), made);
        if (made.Value is null) _files.TryRemove((stack, start), out _); // names that are not there are not remembered
        return made.Value;
    }

    /// <summary>Reads <c>256-511.pbf</c>.</summary>
    static int? StartOf(string file)
    {
        const string Extension = ".pbf";
        if (!file.EndsWith(Extension, StringComparison.Ordinal)) return null;
        var numbers = file[..^Extension.Length].Split('-');
        return numbers.Length == 2
            && int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && start % RangeLength == 0 && end == start + RangeLength - 1 && start <= LastStart
            ? start
            : null;
    }
}
