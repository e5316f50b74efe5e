using System.Text;

namespace StaticNet.Package.Tests;

/// <summary>The C# of a document: a program, and an excerpt of what is generated for it.</summary>
internal sealed class DocumentProgram
{
    private const string Opening = "```csharp", Closing = "```", GeneratedMark = "<!-- generated -->";

    private readonly StringBuilder _statements = new();
    private readonly StringBuilder _declarations = new();
    private readonly List<string> _usings = [];
    private readonly List<string> _excerpt = [];

    private DocumentProgram()
    {
    }

    /// <summary>The lines of the generated code that the document shows.</summary>
    public IReadOnlyList<string> Excerpt => _excerpt;

    /// <summary>How many blocks are code to run.</summary>
    public int Blocks { get; private set; }

    /// <summary>One file: the usings, then the statements of all blocks in their order, then the networks.</summary>
    public string Source
        => string.Join('\n', [.. _usings.Distinct(), _statements.ToString(), _declarations.ToString()]);

    /// <summary>Reads the document.</summary>
    public static DocumentProgram Read(string path)
    {
        var program = new DocumentProgram();
        string[] lines = File.ReadAllLines(path);
        for (int start = Array.IndexOf(lines, Opening); start >= 0; start = Array.IndexOf(lines, Opening, start))
        {
            int end = Array.IndexOf(lines, Closing, start);
            program.Add(lines[(start + 1)..end], isGenerated: lines[start - 1] == GeneratedMark);
            start = end;
        }
        return program;
    }

    private void Add(string[] block, bool isGenerated)
    {
        if (isGenerated)
        {
            _excerpt.AddRange(block);
            return;
        }
        Blocks++;
        StringBuilder place = block.Contains("[Network]") ? _declarations : _statements;
        foreach (string line in block)
        {
            if (line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';'))
                _usings.Add(line);
            else
                place.Append(line).Append('\n');
        }
    }
}
