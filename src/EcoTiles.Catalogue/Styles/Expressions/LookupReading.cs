using System.Text.Json;
using EcoTiles.Catalogue.Styles.Expressions.Spatial;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>Reads what looks into features, lists and the surroundings.</summary>
static class LookupReading
{
    public static Expression? Get(JsonElement[] args, ParseSite site, bool asksOnly)
    {
        if (args.Length is not (2 or 3)) return site.WrongCount(" 1 或 2 ", "1 or 2 arguments", args.Length - 1);
        var name = site.Argument(args, 1, StyleType.Text);
        var of = args.Length == 3 ? site.Argument(args, 2, StyleType.Object) : null;
        if (name is null || (args.Length == 3 && of is null)) return null;
        if (of is not null) return new FindMember(name, of, asksOnly, site.Path);
        if (name is Literal { Value: { IsText: true } known })
        {
            var slot = site.Scope.Needs.Field(known.Text, site.PathOf(1));
            if (asksOnly) site.Scope.Needs.Asks(known.Text);
            return asksOnly ? new HasField(slot, site.Path) : new GetField(slot, site.Path);
        }
        site.Scope.Needs.EveryField();
        return new FindField(name, asksOnly, site.Path);
    }

    public static Expression? Properties(JsonElement[] args, ParseSite site)
    {
        if (args.Length != 1) return site.WrongCount(" 0 ", "no argument", args.Length - 1);
        site.Scope.Needs.EveryField();
        return new AllFields(site.Path);
    }

    public static Expression? At(JsonElement[] args, ParseSite site)
    {
        if (args.Length != 3) return site.WrongCount(" 2 ", "2 arguments", args.Length - 1);
        var index = site.Argument(args, 1, StyleType.Number);
        var list = site.Argument(args, 2, StyleType.ArrayOf(site.Expected ?? StyleType.Value));
        return index is null || list is null ? null : new At(index, list, site.Path);
    }

    public static Expression? Search(JsonElement[] args, ParseSite site, bool asksOnly)
    {
        if (args.Length != 3 && (asksOnly || args.Length != 4))
            return site.WrongCount(asksOnly ? " 2 " : " 2 或 3 ", asksOnly ? "2 arguments" : "2 or 3 arguments", args.Length - 1);
        var needle = site.Argument(args, 1, StyleType.Value);
        var haystack = site.Argument(args, 2, StyleType.Value);
        var from = args.Length == 4 ? site.Argument(args, 3, StyleType.Number) : null;
        if (needle is null || haystack is null || (args.Length == 4 && from is null)) return null;
        if (needle.Type.Kind is not (TypeKind.Boolean or TypeKind.Text or TypeKind.Number or TypeKind.Null or TypeKind.Value))
        {
            return site.WrongAt(1, $"查找的值应为布尔、文本、数值或 null，实际为 {needle.Type}。",
                $"What is looked for must be a boolean, text, number or null, not {needle.Type}.");
        }
        return new Search(needle, haystack, from, asksOnly, site.Path);
    }

    public static Expression? Length(JsonElement[] args, ParseSite site)
    {
        if (args.Length != 2) return site.WrongCount(" 1 ", "1 argument", args.Length - 1);
        if (site.Argument(args, 1) is not { } of) return null;
        return of.Type.Kind is TypeKind.Array or TypeKind.Text or TypeKind.Value ? new Length(of, site.Path) : NoTextOrList(site, of);
    }

    public static Expression? Slice(JsonElement[] args, ParseSite site)
    {
        if (args.Length is not (3 or 4)) return site.WrongCount(" 2 或 3 ", "2 or 3 arguments", args.Length - 1);
        var of = site.Argument(args, 1, StyleType.Value);
        var from = site.Argument(args, 2, StyleType.Number);
        var to = args.Length == 4 ? site.Argument(args, 3, StyleType.Number) : null;
        if (of is null || from is null || (args.Length == 4 && to is null)) return null;
        return of.Type.Kind is TypeKind.Array or TypeKind.Text or TypeKind.Value ? new Slice(of, from, to, site.Path) : NoTextOrList(site, of);
    }

    static Expression? NoTextOrList(ParseSite site, Expression found) =>
        site.WrongAt(1, $"此处应为文本或数组，实际为 {found.Type}。", $"This must be a text or a list, not {found.Type}.");

    public static Expression? GlobalState(JsonElement[] args, ParseSite site)
    {
        if (args.Length != 2) return site.WrongCount(" 1 ", "1 argument", args.Length - 1);
        if (args[1].ValueKind != JsonValueKind.String)
            return site.WrongAt(1, "全局状态的名称应为文本。", "The name of a global state must be a text that stands here.");
        return new GlobalState(site.Scope.State.GetValueOrDefault(args[1].GetString() ?? ""), site.Path);
    }

    public static Expression? LineProgress(JsonElement[] args, ParseSite site)
    {
        if (args.Length != 1) return site.WrongCount(" 0 ", "no argument", args.Length - 1);
        return site.Scope.HasLineProgress ? new LineProgress(site.Path) : Elsewhere("line-gradient")(args, site);
    }

    public static Expression? Elevation(JsonElement[] args, ParseSite site)
    {
        if (args.Length != 1) return site.WrongCount(" 0 ", "no argument", args.Length - 1);
        return site.Scope.HasElevation ? new Elevation(site.Path) : Elsewhere("color-relief-color")(args, site);
    }

    static readonly ReadCall StateOfFeature = Call.Of([StyleType.Text], (args, path) => new FeatureState(args[0], path));

    public static Expression? FeatureState(JsonElement[] args, ParseSite site) => site.Scope.HasFeatureState
        ? StateOfFeature(args, site)
        : site.WrongAt(0, "feature-state 只能用于 paint 属性。", "\"feature-state\" may be used in paint properties only.");

    /// <summary>What only a property that is not drawn here may ask.</summary>
    public static ReadCall Elsewhere(string property) => (_, site) =>
        site.WrongAt(0, $"此运算符只能用于 {property}。", $"This operator may be used in {property} only.");

    /// <summary>What asks for the feature itself and not for its attributes.</summary>
    public static ReadCall Itself(Func<string, Expression> make) => (args, site) =>
    {
        if (args.Length != 1) return site.WrongCount(" 0 ", "no argument", args.Length - 1);
        site.Scope.Needs.Itself();
        return make(site.Path);
    };

    public static Expression? Within(JsonElement[] args, ParseSite site)
    {
        if (args.Length != 2) return site.WrongCount(" 1 ", "1 argument", args.Length - 1);
        var polygons = GeoShape.Read(args[1])?.Where(shape => shape.Kind == FeatureShape.Polygon).ToList();
        if (polygons is not { Count: > 0 })
            return site.WrongAt(1, "此处应为含有面的 GeoJSON 对象。", "This must be a GeoJSON object with a polygon in it.");
        site.Scope.Needs.Shape();
        return new Within(polygons, site.Path);
    }

    public static Expression? Distance(JsonElement[] args, ParseSite site)
    {
        if (args.Length != 2) return site.WrongCount(" 1 ", "1 argument", args.Length - 1);
        if (GeoShape.Read(args[1]) is not { Count: > 0 } shapes)
            return site.WrongAt(1, "此处应为 GeoJSON 对象。", "This must be a GeoJSON object with a geometry in it.");
        site.Scope.Needs.Shape();
        return new Distance(shapes, site.Path);
    }
}
