using System.Reflection;

namespace StaticNet.Tests.Kernels;

/// <summary>
/// NativeAOT inlines what is marked for it and what has at most 16 bytes of intermediate language. Any other call in a
/// kernel keeps its vectors in memory, since none of their registers survives a call on Linux: convolutions took 2.5
/// times as long as under the JIT. So each call in a kernel is one that is inlined, or one that is marked as a call.
/// </summary>
public sealed class InliningTests
{
    private const int InlinedBytes = 16;

    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Static | BindingFlags.Instance;

    [Fact]
    public void Kernels_call_what_is_inlined_or_marked_as_a_call()
    {
        MethodBase[] kernels = [.. typeof(StaticNet.Kernels.Softmax).Assembly.GetTypes()
            .Where(static type => type.Namespace?.StartsWith("StaticNet.Kernels", StringComparison.Ordinal) == true)
            .SelectMany(static type => type.GetMembers(Declared).OfType<MethodBase>())
            .Where(static method => Has(method, MethodImplAttributes.AggressiveOptimization))];
        Assert.True(kernels.Length > 50, $"Only {kernels.Length} kernels were found.");

        SortedSet<string> calls = new(StringComparer.Ordinal);
        foreach (MethodBase kernel in kernels)
            FindCalls(kernel, kernel, [], calls);

        Assert.True(calls.Count == 0, "Mark with AggressiveInlining or NoInlining:\n" + string.Join("\n", calls));
    }

    private static void FindCalls(
        MethodBase kernel, MethodBase inlined, HashSet<int> visited, SortedSet<string> calls)
    {
        foreach (MethodBase called in CalledMethods.Of(inlined))
        {
            bool isOurs = called.Module == kernel.Module && CalledMethods.Length(called) > 0;
            if (!isOurs || Has(called, MethodImplAttributes.NoInlining) || !visited.Add(called.MetadataToken))
                continue;
            if (Has(called, MethodImplAttributes.AggressiveInlining) || CalledMethods.Length(called) <= InlinedBytes)
                FindCalls(kernel, called, visited, calls);
            else
                calls.Add($"{Name(kernel)} -> {Name(called)} ({CalledMethods.Length(called)} bytes)");
        }
    }

    private static bool Has(MethodBase method, MethodImplAttributes flag) =>
        (method.MethodImplementationFlags & flag) != 0;

    private static string Name(MethodBase method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
