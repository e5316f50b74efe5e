using System.Reflection;

namespace StaticNet.Tests.Kernels;

public sealed class InliningTests
{
    [Fact]
    public void Kernels_call_what_is_inlined_or_marked_as_a_call()
    {
        MethodBase[] kernels = [.. UninlinedCalls.Kernels(typeof(StaticNet.Kernels.Softmax).Assembly)];
        Assert.That(kernels.Length > 50, $"Only {kernels.Length} kernels were found.");

        IReadOnlyCollection<string> calls = UninlinedCalls.In(kernels);

        Assert.True(calls.Count == 0, "Mark with AggressiveInlining or NoInlining:\n" + string.Join("\n", calls));
    }
}
