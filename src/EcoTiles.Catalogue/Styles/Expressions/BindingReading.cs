using System.Text.Json;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>Reads <c>let</c> and <c>var</c>. A variable sees those bound around its <c>let</c>, so none can contain itself.</summary>
static class BindingReading
{
    public static Expression? Let(JsonElement[] args, ParseSite site)
    {
        if (args.Length < 4 || args.Length % 2 != 0)
            return site.WrongCount("至少 3 且为奇数", "an odd number of arguments, at least 3: names with values, then the result", args.Length - 1);
        var bound = new List<Expression>();
        var variables = site.Variables;
        for (var i = 1; i < args.Length - 1; i += 2)
        {
            if (args[i].ValueKind != JsonValueKind.String || !IsName(args[i].GetString() ?? ""))
                return site.WrongAt(i, "变量名只能由字母、数字和下划线组成。", "A variable's name is made of letters, digits and \"_\".");
            if (site.Argument(args, i + 1) is not { } value) return null;
            bound.Add(value);
            variables = new Variables(args[i].GetString() ?? "", value, variables);
        }
        return site.At(args.Length - 1, site.Expected, variables).Parse(args[^1]) is { } result
            ? new Let([.. bound], result, site.Path)
            : null;
    }

    public static Expression? Variable(JsonElement[] args, ParseSite site)
    {
        if (args.Length != 2 || args[1].ValueKind != JsonValueKind.String)
            return site.Wrong("var 需要一个变量名。", "\"var\" takes the name of a variable.");
        var name = args[1].GetString() ?? "";
        if (Variables.Find(site.Variables, name) is { } bound) return new Variable(bound, site.Path);
        var known = new List<string>();
        for (var at = site.Variables; at is not null; at = at.Outer) known.Add(at.Name);
        site.Scope.Problems.Unknown(site.PathOf(1), "变量", "variable, for no \"let\" around it binds it:", name, known);
        return null;
    }

    static bool IsName(string name) => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
