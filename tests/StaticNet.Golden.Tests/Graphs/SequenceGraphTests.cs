using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Graphs;

/// <summary>Several outputs of one value with a time axis are worth one output of their sum.</summary>
public sealed class SequenceGraphTests
{
    private const int Steps = 7, Inputs = 3, Outputs = 4;

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile("SequenceGraphs",
    [
        new("Both", """
            [SequenceInput(3), Dense(5), Tanh, Dense(4)]
            [Output(Name = "x"), MeanSquaredErrorLoss]
            [Output(Name = "y"), MeanSquaredErrorLoss(Weight = 2)]
            """),
        new("One", "[SequenceInput(3), Dense(5), Tanh, Dense(4), MeanSquaredErrorLoss]"),
        new("Narrow", """
            [SequenceInput(1, Name = "x", Time = "steps"), Sigmoid]
            [Output(Name = "p"), BinaryCrossEntropyLoss]
            [SequenceInput(3, Name = "z", Time = "steps"), Dense(1, Name = "hidden"), Tanh, Concat("z")]
            [Output(Name = "y"), MeanSquaredErrorLoss]
            """),
    ]));

    [Fact]
    public void Losses_of_one_value_add_up()
    {
        (NetworkRunner both, NetworkRunner one) = (Compiled.Value.Create("Both"), Compiled.Value.Create("One"));
        float[] input = Random(Steps * Inputs, 1), targets = Random(Steps * Outputs, 2);
        float[] got = both.NewGradients(), want = one.NewGradients();
        float sum = both.LossAndGradients(
            input, new TargetBlocks([.. targets, .. targets], [], 0, 2), new Workspace(1, Steps), got);
        Assert.Equal(3 * one.LossAndGradients(input, targets, new Workspace(1, Steps), want), sum, 1e-5f);
        Assert.All(want.Zip(got), pair => Assert.Equal(3 * pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void Gradients_of_outputs_of_one_value_add_up()
    {
        (NetworkRunner both, NetworkRunner one) = (Compiled.Value.Create("Both"), Compiled.Value.Create("One"));
        float[] input = Random(Steps * Inputs, 1);
        float[] first = Random(Steps * Outputs, 3), second = Random(Steps * Outputs, 4);
        (float[] got, float[] dGot) = Backward(both, input, [.. first, .. second]);
        (float[] want, float[] dWant) = Backward(one, input, [.. first.Zip(second, (a, b) => a + b)]);
        Assert.All(want.Zip(got), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.All(dWant.Zip(dGot), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    // The gradient of x comes first and has no padding; that of the hidden values needs zeros in its own.
    [Fact]
    public void Gradients_of_padding_stay_zero_after_the_gradient_of_an_input()
    {
        NetworkRunner network = Compiled.Value.Create("Narrow");
        (float[] gradients, _) = Backward(network, Random(Steps * 4, 1), Random(Steps * 5, 3));
        foreach (TensorLayout tensor in network.Definition.Tensors)
            tensor.Scatter(new float[tensor.Count], gradients);
        Assert.All(gradients, gradient => Assert.Equal(0, gradient));
    }

    private static (float[] Gradients, float[] DInput) Backward(NetworkRunner network, float[] input, float[] dOutput)
    {
        var workspace = new Workspace(1, Steps);
        float[] gradients = network.NewGradients(), dInput = new float[input.Length];
        network.Forward(input, workspace, training: true);
        network.Backward(dOutput, workspace, gradients, dInput);
        return (gradients, dInput);
    }

    private static float[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
    }
}
