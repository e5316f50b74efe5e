using System.Reflection;
using System.Runtime.Loader;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>
/// The just-in-time compiler inlines until a method has 512 locals, or until its budget is used up. From there on a
/// vector's own operators are calls, also in the innermost loop: eight inlined tanh made a tile take twice the time.
/// </summary>
public sealed class InliningLimitTests
{
    [Fact]
    public void Kernels_stay_within_what_the_compiler_inlines()
    {
        Assert.SkipUnless(Simd128.IsSupported, "Without vectors, their operators are calls anyway.");
        // A second copy of the library, of which nothing is compiled yet.
        Assembly library = new AssemblyLoadContext("Uncompiled")
            .LoadFromAssemblyPath(typeof(StaticNet.Kernels.Softmax).Assembly.Location);
        KernelInstances instances = new(library);
        using InliningListener listener = new();

        int compiled = instances.Compile();

        Assert.That(compiled > 300, $"Only {compiled} kernels were compiled.");
        IReadOnlyCollection<string> limits = listener.LimitsMet();
        Assert.True(limits.Count == 0, "These are calls now:\n" + string.Join("\n", limits));
    }
}
