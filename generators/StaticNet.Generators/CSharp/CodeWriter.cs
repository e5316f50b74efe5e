using System.Text;

namespace StaticNet.Generators.CSharp;

/// <summary>Writes lines of C# at the right indentation.</summary>
/// <param name="names">Writes names in full, where short ones may mean something else.</param>
internal sealed class CodeWriter(FullNames? names = null)
{
    private readonly StringBuilder _text = new();
    private int _indentation;
    private bool _atBlockStart = true;
    private Method? _method;

    /// <summary>Writes lines, each at the current indentation.</summary>
    public CodeWriter Line(string text = "")
    {
        _method?.Body.Add(text);
        if (text.IndexOf('\n') < 0)
        {
            WriteLine(text);
        }
        else
        {
            foreach (string line in text.Split('\n'))
                WriteLine(line);
        }
        _atBlockStart = false;
        return this;
    }

    private void WriteLine(string line)
    {
        string trimmed = line.TrimEnd('\r', ' ');
        string named = names?.Qualify(trimmed) ?? trimmed;
        if (LineWrapper.Fits(named, _indentation * 4))
        {
            Append(named);
            return;
        }
        foreach (string wrapped in LineWrapper.Wrap(named, _indentation * 4))
            Append(wrapped);
    }

    private void Append(string line)
    {
        if (line.Length > 0)
            _text.Append(' ', _indentation * 4).Append(line);
        _text.Append('\n');
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
        if (_method is { } method && method.Indentation == _indentation)
        {
            _method = null;
            if (method.IsOneCall)
                return Express(method);
        }
        return Line("}" + suffix);
    }

    /// <summary>
    /// Opens a method that returns nothing. Where its body is a single call, that becomes its expression when it is
    /// closed.
    /// </summary>
    public CodeWriter OpenMethod(string header)
    {
        Method method = new(header, _text.Length, _indentation);
        Open(header);
        _method = method;
        return this;
    }

    private CodeWriter Express(Method method)
    {
        _text.Length = method.Start;
        Line(method.Header + " =>").Indent();
        foreach (string line in method.Body)
            Line(line);
        return Outdent();
    }

    /// <summary>Closes all that is open.</summary>
    public CodeWriter CloseAll()
    {
        while (_indentation > 0)
            Close();
        return this;
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
        string escaped = Escape(text);
        string onOneLine = $"/// <summary>{escaped}</summary>";
        if (LineWrapper.Fits(onOneLine, _indentation * 4))
            return Line(onOneLine);
        Line("/// <summary>");
        foreach (string line in LineWrapper.WrapWords(escaped, LineWrapper.MostColumns - 4 - _indentation * 4))
            Line("/// " + line);
        return Line("/// </summary>");
    }

    /// <summary>Text as XML documentation has it.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public override string ToString() => _text.ToString();

    /// <summary>A method that is open.</summary>
    private sealed class Method(string header, int start, int indentation)
    {
        private static readonly string[] Keywords = ["if", "for", "foreach", "while", "switch", "using", "return"];

        public string Header { get; } = header;

        public int Start { get; } = start;

        public int Indentation { get; } = indentation;

        public List<string> Body { get; } = [];

        /// <summary>Whether all lines are those of one call.</summary>
        public bool IsOneCall =>
            Body.Count > 0 && IsCall(Body[0]) && Body[Body.Count - 1].EndsWith(");", StringComparison.Ordinal)
            && Body.Take(Body.Count - 1).All(static line => line.Length > 0 && line[line.Length - 1] is '(' or ',');

        // Such as Softmax.Forward<TSimd>(rows, ...); in other statements a space comes first.
        private static bool IsCall(string line) =>
            line.IndexOf('(') is > 0 and var open
            && line.Substring(0, open).Replace(", ", ",") is var called
            && called.IndexOf(' ') < 0
            && !Keywords.Contains(called);
    }
}
