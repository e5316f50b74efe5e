namespace StaticNet.Package.Tests;

/// <summary>The programs of the documents. One build makes all of them, which starts the compiler once.</summary>
public sealed class DocumentsFixture
{
    private static readonly string[] s_documents =
    [
        "attention", "comparison", "deep-belief-networks", "graphs", "images", "sequences", "tables", "training",
        "weight-files", "your-own-layers",
    ];

    private readonly PackageFixture _package;

    /// <summary>Writes a project for each document, and builds them.</summary>
    public DocumentsFixture(PackageFixture package)
    {
        _package = package;
        foreach (string document in s_documents)
            Program(document).WriteTo(package.CreateProject(document));
        IEnumerable<string> projects = s_documents.Select(static name => $"<Project Path=\"{name}/{name}.csproj\" />");
        File.WriteAllText(
            Path.Combine(package.Root, "Documents.slnx"), $"<Solution>\n{string.Join('\n', projects)}\n</Solution>\n");
        string build = DotNet.Run(package.Root, "build", "Documents.slnx", "-c", "Release").Succeeded();
        Assert.Contains("0 Warning(s)", build, StringComparison.Ordinal);
    }

    /// <summary>The file of a document.</summary>
    public static string PathOf(string document) =>
        Path.Combine(PackageFixture.Repository, "docs", $"{document}.md");

    /// <summary>The folder of its project.</summary>
    public string DirectoryOf(string document) => Path.Combine(_package.Root, document);

    /// <summary>Runs the program of a document.</summary>
    /// <param name="document">Its name.</param>
    /// <param name="blocks">How many blocks of code it has; a new one must not go unseen.</param>
    /// <returns>What it printed.</returns>
    public string Run(string document, int blocks)
    {
        Assert.Equal(blocks, Program(document).Blocks);
        return DotNet.Run(DirectoryOf(document), Path.Combine("bin", "Release", "net10.0", $"{document}.dll"))
            .Succeeded();
    }

    private static DocumentProgram Program(string document) => DocumentProgram.Read(PathOf(document));
}
