namespace EcoTiles.Catalogue.Authoring;

/// <summary>A map, or some, that Appendix C of the guideline asks for.</summary>
/// <param name="Part">C.3.1 base, C.3.2 evaluation, C.3.3 outcome maps.</param>
public sealed record AppendixItem(string Part, string Item, string TitleZh, string TitleEn)
{
    /// <summary>The part of the appendix that a group of maps meets.</summary>
    public static string PartOf(string group) => group switch
    {
        "base" => "C.3.1",
        "evaluation" => "C.3.2",
        _ => "C.3.3",
    };
}
