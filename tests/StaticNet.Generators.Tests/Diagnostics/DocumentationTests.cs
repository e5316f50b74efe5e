using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Diagnostics;

/// <summary>Every diagnostic has a page, every page a diagnostic, and their examples do what they say.</summary>
public sealed class DocumentationTests
{
    private static readonly ImmutableArray<DiagnosticDescriptor> All = new NetworkAnalyzer().SupportedDiagnostics;

    [Fact]
    public void Every_diagnostic_has_a_page_and_every_page_a_diagnostic()
    {
        IEnumerable<string?> pages = Directory.EnumerateFiles(Pages(), "SN*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.Equal(All.Select(static descriptor => descriptor.Id), pages);
    }

    [Fact]
    public void Index_and_pages_have_the_titles_and_fixes_of_the_compiler()
    {
        string index = File.ReadAllText(Path.Combine(Pages(), "README.md"));
        HashSet<string> fixable = [.. Fixes.All.SelectMany(static fix => fix.FixableDiagnosticIds)];
        foreach (DiagnosticDescriptor descriptor in All)
        {
            string title = descriptor.Title.ToString(CultureInfo.InvariantCulture);
            string fix = fixable.Contains(descriptor.Id) ? "yes" : "";
            Assert.Matches($@"\| \[{descriptor.Id}\]\({descriptor.Id}\.md\) \| {Regex.Escape(title)} \| \w+ \| {fix} ?\|", index);
            Assert.StartsWith($"# {descriptor.Id}: {title}\n", Page(descriptor.Id), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Examples_cause_the_diagnostic_and_are_fixed_as_shown()
    {
        foreach (DiagnosticDescriptor descriptor in All)
        {
            string[] code = [.. Regex.Matches(Page(descriptor.Id), "```csharp\n(.*?)```", RegexOptions.Singleline).Select(static match => match.Groups[1].Value)];
            Assert.Equal(2, code.Length);
            Assert.Contains((await Programs.Compile(code[0])).Diagnostics, found => found.Id == descriptor.Id);
            Assert.DoesNotContain((await Programs.Compile(code[1])).AssertCompiles().Diagnostics, found => found.Id == descriptor.Id);
        }
    }

    private static string Page(string id) => File.ReadAllText(Path.Combine(Pages(), id + ".md"));

    private static string Pages([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../docs/diagnostics"));
}
