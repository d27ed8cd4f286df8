using System.Globalization;
using System.Numerics;

namespace EcoTiles.Drawing.Symbols;

/// <summary>Reads the commands of an SVG path's <c>d</c> attribute.</summary>
ref struct SvgPathData(ReadOnlySpan<char> text, float tolerance)
{
    readonly ReadOnlySpan<char> _text = text;
    int _at;
    Vector2 _here;
    Vector2 _start;
    Vector2 _lastControl;

    /// <summary>Adds all parts to the path.</summary>
    /// <exception cref="FormatException">The text is no path data; the message says where.</exception>
    public static void Add(string text, CanvasPath path, float tolerance) => new SvgPathData(text, tolerance).ReadAll(path);

    void ReadAll(CanvasPath path)
    {
        var command = '\0';
        var isOpen = false;
        while (SkipSpace() < _text.Length)
        {
            var before = command;
            if (char.IsAsciiLetter(_text[_at])) command = _text[_at++];
            else if (command is '\0' or 'Z' or 'z') throw Wrong();
            else if (command == 'M') command = 'L'; // more pairs after a move are lines
            else if (command == 'm') command = 'l';
            if (command is 'M' or 'm')
            {
                if (isOpen) path.EndPart(isClosed: false);
                _here = _start = Point(command == 'm');
                path.Add(_here);
                isOpen = true;
            }
            else if (command is 'Z' or 'z')
            {
                path.EndPart(isClosed: true);
                _here = _start;
                isOpen = false;
            }
            else
            {
                if (!isOpen) path.Add(_here);
                isOpen = true;
                Draw(command, before, path);
            }
        }
        if (isOpen) path.EndPart(isClosed: false);
    }

    void Draw(char command, char before, CanvasPath path)
    {
        var isRelative = char.IsAsciiLetterLower(command);
        var from = _here;
        switch (char.ToUpperInvariant(command))
        {
            case 'L':
                path.Add(_here = Point(isRelative));
                break;
            case 'H':
                path.Add(_here = _here with { X = Number() + (isRelative ? _here.X : 0) });
                break;
            case 'V':
                path.Add(_here = _here with { Y = Number() + (isRelative ? _here.Y : 0) });
                break;
            case 'C':
                DrawCubic(from, Point(isRelative), isRelative, path);
                break;
            case 'S':
                DrawCubic(from, before is 'C' or 'c' or 'S' or 's' ? 2 * from - _lastControl : from, isRelative, path);
                break;
            case 'Q':
                DrawQuadratic(from, Point(isRelative), isRelative, path);
                break;
            case 'T':
                DrawQuadratic(from, before is 'Q' or 'q' or 'T' or 't' ? 2 * from - _lastControl : from, isRelative, path);
                break;
            case 'A':
                var radius = new Vector2(Number(), Number());
                var turned = Number() * (MathF.PI / 180);
                var (isLarge, isClockwise) = (Flag(), Flag());
                _here = Point(isRelative);
                Curves.AddArc(path, from, radius, turned, isLarge, isClockwise, _here, tolerance);
                break;
            default:
                throw Wrong();
        }
    }

    void DrawCubic(Vector2 from, Vector2 leave, bool isRelative, CanvasPath path)
    {
        _lastControl = Point(isRelative);
        _here = Point(isRelative);
        Curves.AddCubic(path, from, leave, _lastControl, _here, tolerance);
    }

    void DrawQuadratic(Vector2 from, Vector2 control, bool isRelative, CanvasPath path)
    {
        _lastControl = control;
        _here = Point(isRelative);
        Curves.AddQuadratic(path, from, control, _here, tolerance);
    }

    Vector2 Point(bool isRelative)
    {
        var place = new Vector2(Number(), Number());
        return isRelative ? place + _here : place;
    }

    bool Flag()
    {
        if (SkipSpace() < _text.Length && _text[_at] is '0' or '1') return _text[_at++] == '1';
        throw Wrong();
    }

    float Number()
    {
        var start = SkipSpace();
        if (_at < _text.Length && _text[_at] is '+' or '-') _at++;
        var hasPoint = false;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || (_text[_at] == '.' && !hasPoint)))
            hasPoint |= _text[_at++] == '.';
        if (_at < _text.Length && _text[_at] is 'e' or 'E')
        {
            _at++;
            if (_at < _text.Length && _text[_at] is '+' or '-') _at++;
            while (_at < _text.Length && char.IsAsciiDigit(_text[_at])) _at++;
        }
        return float.TryParse(_text[start.._at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong();
    }

    int SkipSpace()
    {
        while (_at < _text.Length && (char.IsWhiteSpace(_text[_at]) || _text[_at] == ',')) _at++;
        return _at;
    }

    readonly FormatException Wrong() => new(FormattableString.Invariant($"path data, character {_at + 1}"));
}
