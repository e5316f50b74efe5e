using System.Globalization;
using System.Text.RegularExpressions;

namespace StaticNet.Package.Tests;

/// <summary>
/// Who follows the front page in an empty folder gets what it shows: its commands are run as they stand there, its blocks
/// pasted into the files that they name.
/// </summary>
public sealed partial class FrontPageTests(PackageFixture package) : IDisposable
{
    private const string Feed = "~/packages";

    private static readonly string s_page = Path.Combine(PackageFixture.Repository, "README.md");

    private readonly string _home = Directory.CreateTempSubdirectory("staticnet-reader-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void Its_commands_and_its_code_make_a_program_that_runs()
    {
        DocumentProgram program = DocumentProgram.Read(s_page);
        Assert.Equal(8, program.Blocks);
        string[] commands = Commands();
        Assert.Equal($"pack {PackageFixture.Packed} -o {Feed}", commands[0]); // As is done where there is time.

        string project = Path.Combine(_home, "Digits"), printed = "";
        foreach (string command in commands[1..])
        {
            if (command.StartsWith("run ", StringComparison.Ordinal))
                program.WriteTo(project);
            printed = Follow(command);
        }
        Assert.DoesNotContain("warning", printed, StringComparison.Ordinal);
        double accuracy = double.Parse(FinalAccuracy().Match(printed).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(accuracy, 0.9, 1);
        Assert.True(File.Exists(Path.Combine(_home, "digits.safetensors")));
        RequireExcerpt(program.Excerpt, project);
    }

    [Fact]
    public void The_error_that_it_shows_is_the_one_that_is_reported()
    {
        string directory = package.CreateProject(
            "WithoutFlatten",
            DocumentProgram.Read(s_page).Files.Select(file
                => (file.Key, file.Value.Replace("[Flatten]\n", "", StringComparison.Ordinal))));
        string reported = DotNet.Run(directory, "build").Output;
        string shown = File.ReadLines(s_page).Single(line => line.StartsWith("error SN", StringComparison.Ordinal));
        Assert.Contains(shown, reported, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_commands_for_a_clone_are_a_sample_s_and_the_one_that_the_server_runs()
    {
        string[] lines = File.ReadAllLines(s_page);
        Assert.Contains(lines, line => line.StartsWith("    dotnet test ", StringComparison.Ordinal));
        string server = File.ReadAllText(Path.Combine(PackageFixture.Repository, ".ci", "run"));
        Assert.Contains("run_tests \"All tests\" dotnet test\n", server, StringComparison.Ordinal);
        Assert.Contains(
            lines, line => line.StartsWith("    dotnet run -c Release --project samples/Digits ", StringComparison.Ordinal));
        Assert.True(Directory.Exists(Path.Combine(PackageFixture.Repository, "samples", "Digits")));
    }

    /// <summary>The commands that make the program of its code, in the order in which a reader needs them.</summary>
    private static string[] Commands()
    {
        string[] all =
        [
            .. from line in File.ReadLines(s_page)
               let command = Command().Match(line)
               where command.Success
               select command.Groups[1].Value,
        ];
        string[] starts =
            ["pack src", "nuget add source", "new console", "add Digits", "run -c Release --project Digits"];
        return [.. starts.Select(start => all.Single(line => line.StartsWith(start, StringComparison.Ordinal)))];
    }

    // In a home of its own, so that what is cached and configured here neither helps nor suffers. Only what the package
    // depends on comes from there, where it is.
    private string Follow(string command)
    {
        string feed = Path.GetDirectoryName(package.File)!;
        return DotNet.Run(
            _home,
            command.Split(' ').Select(word => word == Feed ? feed : word),
            new Dictionary<string, string>
            {
                ["HOME"] = _home,
                ["APPDATA"] = _home,
                ["NUGET_PACKAGES"] = Path.Combine(_home, "cache"),
                ["NUGET_FALLBACK_PACKAGES"] = PackageFixture.Cache,
                ["EmitCompilerGeneratedFiles"] = "true",
            }).Succeeded();
    }

    private static void RequireExcerpt(IReadOnlyList<string> excerpt, string project)
    {
        string generated = Lines(Directory
            .GetFiles(Path.Combine(project, "obj"), "DigitClassifier*.g.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines));
        Assert.NotEmpty(excerpt);
        Assert.Contains(Lines(excerpt), generated, StringComparison.Ordinal);
    }

    // How far a method is indented depends on the class around it.
    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => line.Trim()));

    [GeneratedRegex(@"^    dotnet (.*?)(?: +# .*)?$")]
    private static partial Regex Command();

    [GeneratedRegex(@"epoch 5: .*accuracy (\d\.\d+)")]
    private static partial Regex FinalAccuracy();
}
