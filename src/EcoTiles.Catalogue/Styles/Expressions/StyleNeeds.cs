namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>A name that a style mentions, and the place where it does.</summary>
public sealed record StyleMention(string Name, string Path);

/// <summary>What a style layer takes from outside: attributes, pictures and fonts.</summary>
public sealed class StyleNeeds
{
    readonly List<string> _fields = [];
    readonly List<StyleMention> _fieldMentions = [];
    readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    readonly List<StyleMention> _images = [];
    readonly List<StyleMention> _fonts = [];

    /// <summary>Attributes that are read, each once; expressions count them in this order.</summary>
    public IReadOnlyList<string> Fields => _fields;

    /// <summary>Every place where an attribute is read.</summary>
    public IReadOnlyList<StyleMention> FieldMentions => _fieldMentions;

    /// <summary>Attributes that the layer asks for whether they are there, so that it can do without them.</summary>
    public IReadOnlySet<string> AskedFields => _asked;

    /// <summary>Pictures that are named outright; others may be put together from attributes.</summary>
    public IReadOnlyList<StyleMention> Images => _images;

    public IReadOnlyList<StyleMention> Fonts => _fonts;

    /// <summary>True when names of attributes are only known at each feature, so that every column is needed.</summary>
    public bool AllFields { get; private set; }

    /// <summary>True when <c>within</c> or <c>distance</c> ask where a feature is.</summary>
    public bool Geometry { get; private set; }

    /// <summary>True when <c>id</c> or <c>geometry-type</c> ask what a feature is, besides its attributes.</summary>
    public bool Identity { get; private set; }

    internal int Field(string name, string path)
    {
        _fieldMentions.Add(new StyleMention(name, path));
        var slot = _fields.IndexOf(name);
        if (slot >= 0) return slot;
        _fields.Add(name);
        return _fields.Count - 1;
    }

    internal void Asks(string name) => _asked.Add(name);

    internal void EveryField() => AllFields = true;

    internal void Itself() => Identity = true;

    internal void Shape() => Geometry = true;

    internal void Image(string name, string path) => _images.Add(new StyleMention(name, path));

    internal void Font(string name, string path) => _fonts.Add(new StyleMention(name, path));
}
