using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Layers;

/// <summary>
/// A kind of layer answers a small core and says what else it can do by its interfaces, each of which some stage asks
/// for: whoever adds a kind has nothing else to read.
/// </summary>
public sealed class AddingALayerTests
{
    private const int FewKinds = 4;

    private static readonly Type[] Kinds =
    [
        .. typeof(Layer).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Layer)))
            // stands for layers of every kind
            .Where(static type => !typeof(UnboundLayer).IsAssignableFrom(type)),
    ];

    private static readonly Type[] Capabilities =
    [
        .. Kinds.SelectMany(static kind => kind.GetInterfaces()).Distinct()
            .Where(static type => type.Assembly == typeof(Layer).Assembly),
    ];

    [Fact]
    public void Core_asks_nothing_that_only_few_kinds_answer()
    {
        IEnumerable<string> few = typeof(Layer)
            .GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(static method => method is { IsVirtual: true, IsFinal: false } && !IsOfRecords(method))
            .Where(static method => Kinds.Count(kind => Answers(kind, method)) <= FewKinds)
            .Select(static method => method.Name);
        Assert.Empty(few);
    }

    [Fact]
    public void Something_asks_for_each_capability()
    {
        HashSet<string> asked = [.. Sources().SelectMany(Names)];
        Assert.NotEmpty(Capabilities);
        Assert.Empty(Capabilities.Select(static type => type.Name).Except(asked));
    }

    [Fact]
    public void No_stage_names_a_kind()
    {
        HashSet<string> kinds = [.. Kinds.Select(static kind => kind.Name)];
        IEnumerable<string> named =
            from file in Sources()
            where !file.Contains("/Layers/", StringComparison.Ordinal)
            from name in Names(file)
            where kinds.Contains(name)
            select $"{Path.GetFileName(file)}: {name}";
        Assert.Empty(named);
    }

    [Fact]
    public void Benchmarks_compare_each_kind_between_compilers()
    {
        string networks = string.Join(
            '\n', Files("benchmarks/StaticNet.Benchmarks.Native/Kinds").Select(File.ReadAllText));
        // A view computes nothing, machines are a workload by themselves, and a layer of the user's own is any code.
        string[] others = ["Flatten", "Rbm", "Custom"];
        IEnumerable<string> kinds = LayerRegistry.Attributes
            .Select(static attribute => attribute[..^nameof(Attribute).Length]).Except(others);
        Assert.All(kinds, kind => Assert.Matches($@"\b{kind}\b", networks));
    }

    private static bool IsOfRecords(MethodInfo method) =>
        method.Name is "ToString" or "GetHashCode" or "Equals" or "<Clone>$" or "get_EqualityContract";

    private static bool Answers(Type kind, MethodInfo question) =>
        kind.GetMethods().Single(method => method.GetBaseDefinition() == question).DeclaringType != typeof(Layer);

    // The names that a file's code uses, but for those that its types derive from, of other types' members, and of what
    // it calls.
    private static IEnumerable<string> Names(string file) =>
        Programs.Parse(File.ReadAllText(file)).GetRoot()
            .DescendantNodes(static node => node is not BaseListSyntax)
            .OfType<IdentifierNameSyntax>()
            .Where(static name => name.Parent is not (MemberBindingExpressionSyntax or InvocationExpressionSyntax)
                && (name.Parent as MemberAccessExpressionSyntax)?.Name != name)
            .Select(static name => name.Identifier.ValueText);

    private static IEnumerable<string> Sources() => Files("generators/StaticNet.Generators")
        .Select(static file => file.Replace('\\', '/'))
        .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal));

    private static IEnumerable<string> Files(string folder, [CallerFilePath] string path = "") =>
        Directory.EnumerateFiles(
                Path.Combine(Path.GetDirectoryName(path)!, "../../..", folder), "*.cs", SearchOption.AllDirectories)
            .Select(Path.GetFullPath);
}
