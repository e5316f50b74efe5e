using StaticNet.Tests.Sequences;
using StaticNet.Tests.Training;

namespace StaticNet.Tests.Memory;

/// <summary>Sizes that no memory holds, spans that a call would overwrite, and what a refused call leaves.</summary>
public sealed class WorkspaceTests
{
    [Theory]
    [InlineData(33_554_432, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(1, int.MaxValue)]
    [InlineData(65_536, 65_536)]
    [InlineData(1_000_000, 2_000)]
    public void More_than_one_array_holds_is_refused_before_anything_is_done(int maxBatch, int maxTime)
    {
        var network = new LstmOfTokens(1);
        var workspace = new Workspace(maxBatch, maxTime);
        float[] gradients = new float[network.Parameters.Length];
        int[] tokens = maxTime == 1 ? [1] : [1, 2, 3];
        foreach (int[] lengths in new[] { Array.Empty<int>(), [tokens.Length] })
        {
            var refused = Assert.Throws<ArgumentException>(
                () => network.LossAndGradients(tokens, tokens, workspace, gradients, lengths: lengths));
            Assert.Contains("more than one array holds", refused.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => network.Forward(tokens, workspace, true, 1, lengths));
        }
    }

    [Fact]
    public void Outputs_that_no_array_holds_are_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => ShapeGuard.NewOutput(int.MaxValue, 1000));
        Assert.Contains("2,147,483,647 rows of 1,000", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 11)]
    [InlineData(11, 0)]
    [InlineData(0, 1)]
    [InlineData(5, 4)]
    public void Input_and_output_that_overlap_are_refused(int input, int output)
    {
        var network = new LinearNetwork(1);
        float[] memory = new float[64];
        int inputSize = 4 * LinearNetwork.InputSize, outputSize = 4 * LinearNetwork.OutputSize;
        bool overlaps = input < output + outputSize && output < input + inputSize;
        Exception? refused = Record.Exception(() => network.Predict(
            memory.AsSpan(input, inputSize), memory.AsSpan(output, outputSize)));
        Assert.Equal(overlaps, refused is ArgumentException { ParamName: "output" });
    }

    [Fact]
    public void Neighbours_and_empty_spans_do_not_overlap()
    {
        float[] memory = new float[20];
        ShapeGuard.Disjoint<float>(memory.AsSpan(0, 10), memory.AsSpan(10, 10));
        ShapeGuard.Disjoint<float>(memory.AsSpan(10, 10), memory.AsSpan(0, 10));
        ShapeGuard.Disjoint<float>(memory.AsSpan(5, 0), memory);
        ShapeGuard.Disjoint<float>(memory, memory.AsSpan(5, 0));
        ShapeGuard.Disjoint<float>(default, default);
        Assert.Throws<ArgumentException>(() => ShapeGuard.Disjoint<float>(memory.AsSpan(0, 11), memory.AsSpan(10, 10)));
        Assert.Throws<ArgumentException>(() => ShapeGuard.Disjoint<float>(memory.AsSpan(10, 10), memory.AsSpan(0, 11)));
        Assert.Throws<ArgumentException>(() => ShapeGuard.Disjoint<float>(memory.AsSpan(3, 1), memory));
    }

    [Fact]
    public void Gradients_share_memory_with_nothing_that_is_read()
    {
        var network = new LinearNetwork(1);
        var workspace = new Workspace(100);
        int length = network.Parameters.Length, samples = length / LinearNetwork.InputSize + 1;
        float[] memory = new float[samples * (LinearNetwork.InputSize + LinearNetwork.OutputSize)];
        float[] targets = new float[samples * LinearNetwork.OutputSize];
        Assert.Throws<ArgumentException>(() => network.LossAndGradients(
            memory.AsSpan(0, samples * LinearNetwork.InputSize), targets, workspace, memory.AsSpan(0, length)));
        Assert.Throws<ArgumentException>(() => network.LossAndGradients(
            new float[LinearNetwork.InputSize], targets.AsSpan(0, LinearNetwork.OutputSize), workspace,
            network.Parameters));
        Assert.Throws<ArgumentException>(() => new Sgd(0.1).Step(network.Parameters, network.Parameters));
    }

    [Fact]
    public void What_Forward_returns_is_no_input_of_the_same_workspace()
    {
        var network = new EachStep(1);
        var workspace = new Workspace(1, 8);
        ReadOnlySpan<float> output = network.Forward(new float[EachStep.InputSize * 6], workspace);
        ArgumentException? refused = null;
        try
        {
            network.Forward(output[..EachStep.InputSize], workspace);
        }
        catch (ArgumentException exception)
        {
            refused = exception;
        }
        Assert.Contains("lies in the memory of this workspace", refused?.Message, StringComparison.Ordinal);
        network.Forward(output[..EachStep.InputSize], new Workspace(1, 8));
    }

    [Fact]
    public void A_call_that_is_refused_leaves_the_lengths_of_the_last_one()
    {
        var network = new LstmOfEachStep(1);
        var workspace = new Workspace(2, 3);
        float[] input = [.. Enumerable.Range(0, 18).Select(i => i * 0.1f)], dOutput = [.. input];
        float[] expected = new float[network.Parameters.Length], actual = new float[expected.Length];
        network.Forward(input, workspace, true, 2, [1, 2]);
        network.Backward(dOutput, workspace, expected);
        network.Forward(input, workspace, true, 2, [1, 2]);
        Assert.Throws<ArgumentException>(() => network.Forward(input, workspace, true, 2, [3, 4]));
        Assert.Throws<ArgumentException>(() => network.Forward(input, workspace, true, 2, [3, 3, 3]));
        network.Backward(dOutput, workspace, actual);
        Assert.Equal(expected, actual);
    }
}
