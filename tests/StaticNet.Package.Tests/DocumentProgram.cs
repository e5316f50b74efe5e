using System.Text.RegularExpressions;

namespace StaticNet.Package.Tests;

/// <summary>The C# of a document, as its reader pastes it: files, and an excerpt of what is generated for them.</summary>
internal sealed partial class DocumentProgram
{
    private const string Opening = "```csharp", Closing = "```", GeneratedMark = "<!-- generated -->";
    private const string MainFile = "Program.cs";

    private readonly Dictionary<string, string> _files = [];
    private readonly List<string> _excerpt = [];

    private DocumentProgram()
    {
    }

    /// <summary>The lines of the generated code that the document shows.</summary>
    public IReadOnlyList<string> Excerpt => _excerpt;

    /// <summary>How many blocks are code to run.</summary>
    public int Blocks { get; private set; }

    /// <summary>The files: what the blocks of each say, in their order.</summary>
    public IReadOnlyDictionary<string, string> Files => _files;

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

    /// <summary>Writes the files into a project.</summary>
    public void WriteTo(string directory)
    {
        foreach ((string name, string content) in _files)
            File.WriteAllText(Path.Combine(directory, name), content);
    }

    // A block goes into the file that its first line names, or else at the end of Program.cs.
    private void Add(string[] block, bool isGenerated)
    {
        if (isGenerated)
        {
            _excerpt.AddRange(block);
            return;
        }
        Blocks++;
        Match named = FileName().Match(block[0]);
        string file = named.Success ? named.Groups[1].Value : MainFile;
        _files[file] = _files.GetValueOrDefault(file, "") + string.Join('\n', block) + '\n';
    }

    [GeneratedRegex(@"^// (\w+\.cs)$")]
    private static partial Regex FileName();
}
