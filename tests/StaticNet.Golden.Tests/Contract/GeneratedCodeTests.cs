using System.Reflection;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Golden.Tests.Compilation;
using StaticNet.Tests.Kernels;

namespace StaticNet.Golden.Tests.Contract;

/// <summary>Generated methods keep below the sizes where the just-in-time compiler gives up.</summary>
public sealed class GeneratedCodeTests
{
    // At about 350 calls of the vector interface it stops inlining them, and a call costs 10 times more.
    private const int MostVectorCalls = 250;
    private const int MostInstructionBytes = 60_000;
    private const int MostLocals = 512;

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile("GeneratedCode",
    [
        new("Tiny", ContractNetworks.Tiny),
        new("Mnist", ContractNetworks.Mnist),
        new("Pooled", ContractNetworks.Pooled),
        new("Cnn", ContractNetworks.Cnn),
        new("Normalized", ContractNetworks.Normalized),
        // The largest that are still straight-line code, and some that are just not.
        .. Enumerable.Range(1, 16).Select(size => KeyValuePair.Create(
            $"Small{size}", $"[Input({size}), Dense({2 * size}), Gelu, Dense({size}), Softplus]")),
        new("Lstm16", "[SequenceInput(1), Lstm(16), Dense(1)]"),
        new("Gru8", "[SequenceInput(1), Gru(8), Dense(3), Tanh]"),
        new("Stacked", "[TokenInput(65), Embedding(24), Lstm(128), Gru(40), Gru(9, ResetAfter = false), Dense(65), "
            + "CrossEntropyLoss]"),
        new("Transformer", "[TokenInput(65), Embedding(24), PositionalEmbedding(30), "
            + "SelfAttention(3, Causal = true, Rotary = true, Dropout = 0.1), Dense(65), CrossEntropyLoss]"),
        new("Attending", ContractNetworks.Attending),
        new("Deep", $"[Input(20)]{string.Concat(Enumerable.Repeat("[Dense(20), Silu]", 100))}[MeanSquaredErrorLoss]"),
    ]));

    [Fact]
    public void Methods_call_the_vector_interface_few_times()
        => Assert.All(Compiled.Value.GeneratedMethods, method => Assert.That(
            VectorCalls(method) <= MostVectorCalls, $"{method.Identifier}: {VectorCalls(method)} calls"));

    [Fact]
    public void Methods_call_what_native_binaries_inline()
    {
        MethodBase[] kernels = [.. UninlinedCalls.Kernels(Compiled.Value.Assembly)];
        Assert.That(kernels.Length > 10, $"Only {kernels.Length} kernels were found.");

        Assert.Empty(UninlinedCalls.In(kernels));
    }

    [Fact]
    public void Methods_are_small()
    {
        foreach (MethodBase method in Compiled.Value.CompiledMethods)
        {
            if (method.GetMethodBody() is not MethodBody body)
                continue;
            string name = $"{method.DeclaringType!.FullName}.{method.Name}";
            int bytes = body.GetILAsByteArray()!.Length, locals = body.LocalVariables.Count;
            Assert.That(bytes < MostInstructionBytes, $"{name}: {bytes} bytes of instructions");
            Assert.That(locals < MostLocals, $"{name}: {locals} locals");
        }
    }

    [Fact]
    public void Tiny_network_has_no_loop_within_a_sample()
    {
        CompiledNetworks tiny = NetworkCompiler.Compile("Straight", [new("Tiny", ContractNetworks.Tiny)]);
        MethodDeclarationSyntax samples = tiny.GeneratedMethods.Single(
            method => method.Identifier.Text == "PredictSamples");
        Assert.True(VectorCalls(samples) > 20);
        // That over the samples is the only one.
        Assert.Single(samples.DescendantNodes(), node
            => node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForEachStatementSyntax
                or GotoStatementSyntax);
    }

    private static int VectorCalls(MethodDeclarationSyntax method) => method.ToString().Split("TSimd.").Length - 1;
}
