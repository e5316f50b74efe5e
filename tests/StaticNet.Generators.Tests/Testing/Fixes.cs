using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.Generators.Tests.Testing;

/// <summary>Applies code fixes as an IDE and the command line do.</summary>
internal static class Fixes
{
    /// <summary>All fixes, one for each diagnostic that has one.</summary>
    public static readonly ImmutableArray<CodeFixProvider> All =
    [
        .. typeof(StaticNet.CodeFixes.InsertLayerFix).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>What is offered for the first diagnostic of that id.</summary>
    public static async Task<string[]> Titles(string id, string source)
    {
        using AdhocWorkspace workspace = new();
        return [.. (await Actions(id, Open(workspace, source))).Select(static action => action.Title)];
    }

    /// <summary>What is offered for the C# compiler's errors about unknown types.</summary>
    public static async Task<string[]> TitlesOfCompiler(string source)
    {
        using AdhocWorkspace workspace = new();
        Document document = Open(workspace, source);
        List<string> titles = [];
        foreach (Diagnostic diagnostic in (await document.GetSemanticModelAsync())!.GetDiagnostics())
        {
            if (All.SingleOrDefault(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)) is not { } provider)
                continue;
            await provider.RegisterCodeFixesAsync(new CodeFixContext(
                document, diagnostic, (action, _) => titles.Add(action.Title), CancellationToken.None));
        }
        return [.. titles.Distinct()];
    }

    /// <summary>The source after the fix of its first diagnostic of that id.</summary>
    public static async Task<(string Title, string Source)> Apply(string id, string source)
    {
        using AdhocWorkspace workspace = new();
        Document document = Open(workspace, source);
        CodeAction action = Assert.Single(await Actions(id, document));
        return (action.Title, await Changed(workspace, document, action));
    }

    /// <summary>The source after all fixes of that id at once.</summary>
    public static async Task<string> ApplyAll(string id, string source)
    {
        using AdhocWorkspace workspace = new();
        Document document = Open(workspace, source);
        ImmutableArray<Diagnostic> diagnostics = [.. (await Diagnostics(document)).Where(found => found.Id == id)];
        CodeFixProvider provider = Provider(id);
        List<CodeAction> actions = [];
        await provider.RegisterCodeFixesAsync(
            new CodeFixContext(document, diagnostics[0], (action, _) => actions.Add(action), CancellationToken.None));
        FixAllContext context = new(
            document, provider, FixAllScope.Document, actions[0].EquivalenceKey!, [id], new Given(diagnostics),
            CancellationToken.None);
        CodeAction all = (await provider.GetFixAllProvider()!.GetFixAsync(context))!;
        return await Changed(workspace, document, all);
    }

    private static async Task<List<CodeAction>> Actions(string id, Document document)
    {
        Diagnostic diagnostic = (await Diagnostics(document)).First(found => found.Id == id);
        List<CodeAction> actions = [];
        await Provider(id).RegisterCodeFixesAsync(
            new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static CodeFixProvider Provider(string id) => All.Single(fix => fix.FixableDiagnosticIds.Contains(id));

    private static Document Open(AdhocWorkspace workspace, string source)
    {
        ProjectId project = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution
            .AddProject(project, "Program", "Program", LanguageNames.CSharp)
            .WithProjectCompilationOptions(project, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithProjectParseOptions(project, Programs.ParseOptions)
            .WithProjectMetadataReferences(project, Programs.References)
            .AddDocument(DocumentId.CreateNewId(project), "Usings.cs", SourceText.From(Programs.Usings));
        DocumentId id = DocumentId.CreateNewId(project);
        Assert.True(workspace.TryApplyChanges(solution.AddDocument(id, "Program.cs", SourceText.From(source))));
        return workspace.CurrentSolution.GetDocument(id)!;
    }

    private static async Task<ImmutableArray<Diagnostic>> Diagnostics(Document document) =>
        await Programs.Analyze((await document.Project.GetCompilationAsync())!);

    private static async Task<string> Changed(AdhocWorkspace workspace, Document document, CodeAction action)
    {
        foreach (CodeActionOperation operation in await action.GetOperationsAsync(CancellationToken.None))
            operation.Apply(workspace, CancellationToken.None);
        return (await workspace.CurrentSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private sealed class Given(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellation) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancellation) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project, CancellationToken cancellation) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
