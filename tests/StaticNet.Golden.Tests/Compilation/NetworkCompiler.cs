using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Compilation;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Parsing;

namespace StaticNet.Golden.Tests.Compilation;

/// <summary>Compiles networks from source in memory, with the real generator, and loads them.</summary>
internal static class NetworkCompiler
{
    // What can be unloaded is optimised before it runs for the first time, which takes longer than small networks run.
    // Only thousands of them would need the memory.
    private static readonly bool IsLong = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("STATICNET_LONG"));

    // Whatever is computed in a project that checks arithmetic must not overflow.
    private static readonly InMemoryCompiler Compiler = new(checkOverflow: true, isCollectible: IsLong);

    /// <summary>Compiles a class for each list of attributes and loads them all.</summary>
    /// <param name="assembly">What to call the assembly.</param>
    /// <param name="networks">The attributes of each network: class name to attribute lists.</param>
    /// <exception cref="NetworkCompilationException">
    /// There is a compile error, or a warning in generated code.
    /// </exception>
    public static CompiledNetworks Compile(string assembly, IEnumerable<KeyValuePair<string, string>> networks)
        => CompileSources(
            assembly, networks.Select(network => InMemoryCompiler.SourceOf(assembly, network.Key, network.Value)));

    /// <summary>Compiles whole files and loads the networks in them.</summary>
    /// <param name="assembly">What to call the assembly.</param>
    /// <param name="sources">The files.</param>
    /// <exception cref="NetworkCompilationException">
    /// There is a compile error, or a warning in generated code.
    /// </exception>
    public static CompiledNetworks CompileSources(string assembly, IEnumerable<string> sources)
    {
        (Assembly loaded, IReadOnlyList<SyntaxTree> generated) = Compiler.Compile(assembly, sources);
        return new CompiledNetworks(loaded, generated);
    }

    /// <summary>Reads the attributes of classes as the compiler does, and compiles nothing.</summary>
    /// <param name="attributes">The attributes of each class.</param>
    /// <param name="besides">A file of what they use.</param>
    public static IReadOnlyList<NetworkDeclaration> Declare(IEnumerable<string> attributes, string besides = "")
    {
        string[] sources = [.. attributes.Select((text, index) =>
            InMemoryCompiler.SourceOf("Declared", $"Declared{index}", text))];
        CSharpCompilation written = Compiler.Read("Declared", sources.Append(besides));
        return [.. sources.Select((_, index) =>
            NetworkParser.Parse(written.GetTypeByMetadataName($"Declared.Declared{index}")!, default))];
    }
}
