using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Ide;

/// <summary>
/// An IDE without a window: a workspace with the features that editors have, in which a project refers to our
/// assemblies as it does to those of a package, and one file is open.
/// </summary>
internal sealed class Editor : IDisposable
{
    private static readonly string[] Assemblies =
    [
        typeof(NetworkGenerator).Assembly.Location,
        typeof(StaticNet.CodeFixes.InsertLayerFix).Assembly.Location,
        typeof(StaticNet.Completion.LayerNameCompletion).Assembly.Location,
    ];

    private static readonly CodeRefactoringProvider[] RefactoringProviders =
    [
        .. typeof(StaticNet.CodeFixes.InsertLayerFix).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(CodeRefactoringProvider)))
            .Select(static type => (CodeRefactoringProvider)Activator.CreateInstance(type)!),
    ];

    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    private readonly DocumentId _open;
    private GeneratorDriver _driver = CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator(), new MisspeltAttributeGenerator().AsSourceGenerator()],
        parseOptions: Programs.ParseOptions);

    /// <summary>Opens a file of a project.</summary>
    /// <param name="source">The text of the file.</param>
    /// <param name="others">The other files.</param>
    public Editor(string source, params string[] others)
    {
        ProjectId project = ProjectId.CreateNewId();
        Solution solution = _workspace.CurrentSolution
            .AddProject(project, "Program", "Program", LanguageNames.CSharp)
            .WithProjectCompilationOptions(project, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithProjectParseOptions(project, Programs.ParseOptions)
            .WithProjectMetadataReferences(project, Programs.References)
            .WithProjectAnalyzerReferences(
                project, Assemblies.Select(static path => new AnalyzerFileReference(path, Loader.Instance)))
            .AddDocument(DocumentId.CreateNewId(project), "Usings.cs", SourceText.From(Programs.Usings));
        for (int index = 0; index < others.Length; index++)
        {
            string name = $"Other{index}.cs";
            solution = solution.AddDocument(
                DocumentId.CreateNewId(project), name, SourceText.From(others[index]), filePath: name);
        }
        _open = DocumentId.CreateNewId(project);
        Assert.True(_workspace.TryApplyChanges(
            solution.AddDocument(_open, "Open.cs", SourceText.From(source), filePath: "Open.cs")));
    }

    /// <summary>The open file.</summary>
    public Document Document => _workspace.CurrentSolution.GetDocument(_open)!;

    /// <summary>The text of the open file.</summary>
    public string Text => Document.GetTextAsync().Result.ToString();

    /// <summary>Replaces what is between two places.</summary>
    public void Change(int start, int length, string text)
    {
        SourceText before = Document.GetTextAsync().Result;
        Solution changed = _workspace.CurrentSolution.WithDocumentText(
            _open, before.WithChanges(new TextChange(new TextSpan(start, length), text)));
        Assert.True(_workspace.TryApplyChanges(changed));
    }

    /// <summary>
    /// What is offered at a position after a character was typed there, or on demand; empty where nothing is.
    /// </summary>
    public async Task<ImmutableArray<CompletionItem>> Complete(int position, char? typed = null)
    {
        CompletionTrigger trigger =
            typed is { } character ? CompletionTrigger.CreateInsertionTrigger(character) : CompletionTrigger.Invoke;
        CompletionService service = CompletionService.GetService(Document)!;
        return [.. (await service.GetCompletionsAsync(Document, position, trigger))?.ItemsList ?? []];
    }

    /// <summary>The text after an item is chosen.</summary>
    public async Task<string> Commit(CompletionItem item)
    {
        CompletionChange change = await CompletionService.GetService(Document)!.GetChangeAsync(Document, item);
        return (await Document.GetTextAsync()).WithChanges(change.TextChange).ToString();
    }

    /// <summary>
    /// What is underlined in the open file: the C# compiler's errors, and all that our analyzers report. That an analyzer or
    /// a generator threw is never among it, but fails.
    /// </summary>
    public async Task<ImmutableArray<Diagnostic>> Diagnostics()
    {
        SemanticModel model = (await Document.GetSemanticModelAsync())!;
        CompilationWithAnalyzers analysis = model.Compilation.WithAnalyzers(
            [.. Document.Project.AnalyzerReferences.SelectMany(static reference => reference.GetAnalyzers(LanguageNames.CSharp))]);
        ImmutableArray<Diagnostic> found = await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, default);
        Assert.DoesNotContain(found, static diagnostic => diagnostic.Id == "AD0001");
        return [.. model.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), .. found];
    }

    /// <summary>Runs the generators once more, apart from the workspace, which says of none that it threw.</summary>
    public async Task AssertGeneratorsSurvive()
    {
        Compilation compilation = (await Document.Project.GetCompilationAsync())!;
        foreach (SourceGeneratedDocument generated in await Document.Project.GetSourceGeneratedDocumentsAsync())
            compilation = compilation.RemoveSyntaxTrees((await generated.GetSyntaxTreeAsync())!);
        _driver = _driver.RunGenerators(compilation);
        Assert.All(_driver.GetRunResult().Results, static result =>
            Assert.True(result.Exception is null, result.Exception?.ToString()));
    }

    /// <summary>The fixes that are offered for a diagnostic.</summary>
    public async Task<List<CodeAction>> Fixes(Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        foreach (CodeFixProvider provider in Testing.Fixes.All
            .Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await provider.RegisterCodeFixesAsync(
                new CodeFixContext(Document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>The refactorings that are offered for a selection.</summary>
    public async Task<List<CodeAction>> Refactorings(TextSpan selection)
    {
        List<CodeAction> actions = [];
        foreach (CodeRefactoringProvider provider in RefactoringProviders)
            await provider.ComputeRefactoringsAsync(
                new CodeRefactoringContext(Document, selection, actions.Add, CancellationToken.None));
        return actions;
    }

    /// <summary>The text after an action.</summary>
    public async Task<string> After(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
        return (await changed.GetDocument(_open)!.GetTextAsync()).ToString();
    }

    /// <summary>What is shown when the pointer rests at a position.</summary>
    public async Task<string> QuickInfo(int position)
    {
        QuickInfoItem? item = await QuickInfoService.GetService(Document)!.GetQuickInfoAsync(Document, position);
        return item is null ? "" : string.Join("\n", item.Sections.Select(static section => section.Text));
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    // The assemblies that this process has, so that the tests see the same types.
    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public static readonly Loader Instance = new();

        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.Load(AssemblyName.GetAssemblyName(fullPath));
    }
}
