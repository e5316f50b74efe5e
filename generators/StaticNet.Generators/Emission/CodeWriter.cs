using System.Text;

namespace StaticNet.Generators.Emission;

/// <summary>Writes lines of C# at the right indentation.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _indentation;
    private bool _atBlockStart = true;

    /// <summary>Writes lines, each at the current indentation.</summary>
    public CodeWriter Line(string text = "")
    {
        foreach (string line in text.Split('\n'))
        {
            string trimmed = line.TrimEnd('\r', ' ');
            if (trimmed.Length > 0)
                _text.Append(' ', _indentation * 4).Append(trimmed);
            _text.Append('\n');
        }
        _atBlockStart = false;
        return this;
    }

    /// <summary>An empty line between members or blocks, but not at the start of one.</summary>
    public CodeWriter Blank()
    {
        if (!_atBlockStart)
            _text.Append('\n');
        return this;
    }

    public CodeWriter Open(string header)
    {
        if (header.Length > 0)
            Line(header);
        Line("{");
        _indentation++;
        _atBlockStart = true;
        return this;
    }

    public CodeWriter Close(string suffix = "")
    {
        _indentation--;
        return Line("}" + suffix);
    }

    public CodeWriter Indent()
    {
        _indentation++;
        return this;
    }

    public CodeWriter Outdent()
    {
        _indentation--;
        return this;
    }

    /// <summary>A documentation summary, on one line where it fits.</summary>
    public CodeWriter Summary(string text)
    {
        string escaped = text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
        return escaped.Length < 100 && !escaped.Contains('\n')
            ? Line($"/// <summary>{escaped}</summary>")
            : Line("/// <summary>\n" + string.Join("\n", escaped.Split('\n').Select(static line => "/// " + line)) + "\n/// </summary>");
    }

    public override string ToString() => _text.ToString();
}
