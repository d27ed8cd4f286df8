using System.Text;

namespace EcoTiles.Drawing.Text;

/// <summary>
/// Gives each character of a line its embedding level, after Unicode Standard Annex 9: even levels run left to right, odd
/// ones right to left. Names and labels hold no explicit embeddings, so their controls are passed over.
/// </summary>
static class BidiLevels
{
    const int NestedBrackets = 16;

    /// <summary>Whether anything in the text runs right to left; the rest of the work is not needed when not.</summary>
    public static bool HasRightToLeft(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            // Hebrew to Arabic Extended, the presentation forms, and the surrogates of planes where such scripts live.
            if (character is (>= '\u0590' and <= '\u08FF') or '\u200F' or (>= '\uFB1D' and <= '\uFDFF')
                or (>= '\uFE70' and <= '\uFEFC') or '\uD802' or '\uD803' or '\uD83A' or '\uD83B') return true;
        }
        return false;
    }

    /// <summary>The level of the line as a whole: that of its first strong letter when nothing else is said.</summary>
    public static byte Base(ReadOnlySpan<char> text, TextDirection direction)
    {
        if (direction != TextDirection.Auto) return direction == TextDirection.RightToLeft ? (byte)1 : (byte)0;
        foreach (var rune in text.EnumerateRunes())
        {
            switch (BidiClasses.Of(rune))
            {
                case BidiClass.LeftToRight: return 0;
                case BidiClass.RightToLeft or BidiClass.ArabicLetter: return 1;
            }
        }
        return 0;
    }

    public static void Resolve(ReadOnlySpan<char> text, byte baseLevel, Span<byte> levels)
    {
        var original = new BidiClass[text.Length];
        var places = new List<int>(text.Length); // of the characters that take part
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text[i..], out var rune, out var length);
            original[i] = BidiClasses.Of(rune);
            if (original[i] != BidiClass.Ignored) places.Add(i);
            if (length == 2) original[i + 1] = BidiClass.Ignored;
            i += length;
        }
        var classes = new BidiClass[places.Count];
        for (var i = 0; i < classes.Length; i++) classes[i] = original[places[i]];

        var outside = baseLevel == 0 ? BidiClass.LeftToRight : BidiClass.RightToLeft;
        ResolveWeak(classes, outside);
        ResolveBrackets(text, places, classes, outside);
        ResolveNeutral(classes, outside);

        levels.Fill(baseLevel);
        for (var i = 0; i < classes.Length; i++) levels[places[i]] = Level(classes[i], baseLevel);
        // What takes no part goes with the character before it.
        for (var i = 1; i < text.Length; i++)
        {
            if (original[i] == BidiClass.Ignored) levels[i] = levels[i - 1];
        }
        for (var i = text.Length - 1; i >= 0 && original[i] is BidiClass.Space or BidiClass.Ignored; i--) levels[i] = baseLevel;
    }

    static byte Level(BidiClass resolved, byte baseLevel) => (baseLevel, resolved) switch
    {
        (0, BidiClass.RightToLeft) => 1,
        (0, BidiClass.EuropeanNumber or BidiClass.ArabicNumber) => 2,
        (1, BidiClass.LeftToRight or BidiClass.EuropeanNumber or BidiClass.ArabicNumber) => 2,
        _ => baseLevel,
    };

    /// <summary>Rules W1 to W7: marks, numbers and what stands in and around numbers.</summary>
    static void ResolveWeak(Span<BidiClass> classes, BidiClass outside)
    {
        var strong = outside;
        for (var i = 0; i < classes.Length; i++)
        {
            if (classes[i] == BidiClass.NonSpacingMark) classes[i] = i == 0 ? outside : classes[i - 1];
            if (IsStrong(classes[i])) strong = classes[i];
            if (classes[i] == BidiClass.EuropeanNumber && strong == BidiClass.ArabicLetter) classes[i] = BidiClass.ArabicNumber;
        }
        for (var i = 0; i < classes.Length; i++)
        {
            if (classes[i] == BidiClass.ArabicLetter) classes[i] = BidiClass.RightToLeft;
            if (i == 0 || i == classes.Length - 1 || classes[i - 1] != classes[i + 1]) continue;
            if (classes[i - 1] == BidiClass.EuropeanNumber && classes[i] is BidiClass.EuropeanSeparator or BidiClass.CommonSeparator)
                classes[i] = BidiClass.EuropeanNumber;
            else if (classes[i - 1] == BidiClass.ArabicNumber && classes[i] == BidiClass.CommonSeparator)
                classes[i] = BidiClass.ArabicNumber;
        }
        ResolveTerminators(classes);
        strong = outside;
        for (var i = 0; i < classes.Length; i++)
        {
            if (IsStrong(classes[i])) strong = classes[i];
            if (classes[i] == BidiClass.EuropeanNumber && strong == BidiClass.LeftToRight) classes[i] = BidiClass.LeftToRight;
        }
    }

    static void ResolveTerminators(Span<BidiClass> classes)
    {
        for (var i = 0; i < classes.Length; i++)
        {
            if (classes[i] is BidiClass.EuropeanSeparator or BidiClass.CommonSeparator) classes[i] = BidiClass.Neutral;
            if (classes[i] != BidiClass.EuropeanTerminator) continue;
            var end = i;
            while (end < classes.Length && classes[end] == BidiClass.EuropeanTerminator) end++;
            var besideNumber = (i > 0 && classes[i - 1] == BidiClass.EuropeanNumber)
                || (end < classes.Length && classes[end] == BidiClass.EuropeanNumber);
            classes[i..end].Fill(besideNumber ? BidiClass.EuropeanNumber : BidiClass.Neutral);
            i = end - 1;
        }
    }

    /// <summary>Rule N0: both brackets of a pair go the same way.</summary>
    static void ResolveBrackets(ReadOnlySpan<char> text, List<int> places, Span<BidiClass> classes, BidiClass outside)
    {
        Span<int> open = stackalloc int[NestedBrackets];
        var depth = 0;
        var pairs = new List<(int Open, int Close)>();
        for (var i = 0; i < classes.Length; i++)
        {
            if (classes[i] != BidiClass.Neutral) continue;
            var character = text[places[i]];
            if (Brackets.ClosingOf(character) is not '\0')
            {
                if (depth == NestedBrackets) break;
                open[depth++] = i;
            }
            else if (Brackets.IsClosing(character))
            {
                for (var k = depth - 1; k >= 0; k--)
                {
                    if (Brackets.ClosingOf(text[places[open[k]]]) != character) continue;
                    pairs.Add((open[k], i));
                    depth = k;
                    break;
                }
            }
        }
        pairs.Sort();
        foreach (var (opening, closing) in pairs)
        {
            if (Inside(classes[(opening + 1)..closing], outside) is not { } inside) continue;
            var way = outside;
            if (inside != outside)
            {
                for (var i = opening - 1; i >= 0; i--)
                {
                    if (Direction(classes[i]) is not { } before) continue;
                    way = before;
                    break;
                }
            }
            classes[opening] = classes[closing] = way;
        }
    }

    static BidiClass? Inside(ReadOnlySpan<BidiClass> classes, BidiClass outside)
    {
        BidiClass? found = null;
        foreach (var each in classes)
        {
            if (Direction(each) is not { } direction) continue;
            if (direction == outside) return outside;
            found = direction;
        }
        return found;
    }

    /// <summary>Rules N1 and N2: what is neutral goes the way both its neighbours go, else the line's.</summary>
    static void ResolveNeutral(Span<BidiClass> classes, BidiClass outside)
    {
        var before = outside;
        for (var i = 0; i < classes.Length; i++)
        {
            if (Direction(classes[i]) is { } direction)
            {
                before = direction;
                continue;
            }
            var end = i;
            while (end < classes.Length && Direction(classes[end]) is null) end++;
            var after = end < classes.Length ? Direction(classes[end]) : outside;
            classes[i..end].Fill(before == after ? before : outside);
            i = end - 1;
        }
    }

    static bool IsStrong(BidiClass each) => each is BidiClass.LeftToRight or BidiClass.RightToLeft or BidiClass.ArabicLetter;

    /// <summary>Numbers count as right to left here, as the annex says.</summary>
    static BidiClass? Direction(BidiClass each) => each switch
    {
        BidiClass.LeftToRight => BidiClass.LeftToRight,
        BidiClass.RightToLeft or BidiClass.EuropeanNumber or BidiClass.ArabicNumber => BidiClass.RightToLeft,
        _ => null,
    };
}
