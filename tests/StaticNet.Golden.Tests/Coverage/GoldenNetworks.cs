using System.Collections.Concurrent;
using StaticNet.Compilation;
using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Ops;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Coverage;

/// <summary>
/// The networks of the golden cases. Those of one file are compiled together, for speed; where that fails, each case is
/// compiled alone, so that the one at fault fails by itself.
/// </summary>
internal static class GoldenNetworks
{
    private static readonly ConcurrentDictionary<string, Lazy<CompiledNetworks?>> Files = new();

    /// <summary>Creates the networks of a case.</summary>
    /// <param name="golden">The case.</param>
    /// <exception cref="NetworkCompilationException">A network of the case does not compile.</exception>
    public static IReadOnlyList<NetworkRunner> Create(GoldenCase golden)
    {
        CompiledNetworks compiled = Files.GetOrAdd(golden.File, CompileOnce).Value
            ?? Compile(golden.File, [golden]);
        return [.. Sources(golden).Select(source => compiled.Create(source.Key))];
    }

    private static Lazy<CompiledNetworks?> CompileOnce(string file) => new(() =>
    {
        try
        {
            return Compile(file, GoldenFolder.Current.Cases.Where(golden
                => golden.File == file && GoldenOps.NotCovered(golden) is null));
        }
        catch (NetworkCompilationException)
        {
            return null;
        }
    });

    private static CompiledNetworks Compile(string file, IEnumerable<GoldenCase> cases)
        => NetworkCompiler.Compile(
            "Golden_" + Identifier(Path.GetFileNameWithoutExtension(file)), cases.SelectMany(Sources));

    private static IEnumerable<KeyValuePair<string, string>> Sources(GoldenCase golden)
        => GoldenOps.Find(golden)!.Networks(golden).Select((attributes, index)
            => KeyValuePair.Create($"Case_{Identifier(golden.Name)}_{index + 1}", attributes));

    // Every other character becomes its code, so that different names stay different.
    private static string Identifier(string name)
        => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? $"{c}" : $"_x{(int)c:X}_"));
}
