using System.Text.Json;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>Operators that take arguments of fixed types and nothing else.</summary>
static class Call
{
    public static ReadCall Of(StyleType[] types, Func<Expression[], string, Expression> make) => (args, site) =>
    {
        if (args.Length - 1 != types.Length)
            return site.WrongCount($" {types.Length} ", Arguments(types.Length), args.Length - 1);
        return Read(args, site, index => types[index]) is { } read ? make(read, site.Path) : null;
    };

    /// <summary>Any count of arguments of one type.</summary>
    public static ReadCall OfAny(StyleType type, Func<Expression[], string, Expression> make) => (args, site) =>
        Read(args, site, _ => type) is { } read ? make(read, site.Path) : null;

    static string Arguments(int count) => count == 1 ? "1 argument" : FormattableString.Invariant($"{count} arguments");

    /// <summary>All arguments, so that every wrong one is told of; null when one is wrong.</summary>
    static Expression[]? Read(JsonElement[] args, ParseSite site, Func<int, StyleType> typeOf)
    {
        var read = new Expression[args.Length - 1];
        var areRight = true;
        for (var i = 0; i < read.Length; i++)
        {
            if (site.Argument(args, i + 1, typeOf(i)) is { } arg) read[i] = arg;
            else areRight = false;
        }
        return areRight ? read : null;
    }
}
