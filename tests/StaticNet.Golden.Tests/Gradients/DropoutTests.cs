using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Gradients;

/// <summary>Dropout's gradients, for which there is no formula without its masks.</summary>
public sealed class DropoutTests
{
    private const int Samples = 9;

    // Scaling a weight matrix by a positive factor scales the outputs by it: each is a function of degree one.
    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile("DropoutNetworks",
    [
        new("Net", """
            [Input(23), Dropout(0.2), Dense(40, UseBias = false), Relu, Dropout(0.4)]
            [Dense(33, UseBias = false), Dropout(0.25), LeakyRelu, Dense(5, UseBias = false), MeanSquaredErrorLoss]
            """),
        new("TwoHeads", """
            [Input(3), Dropout(0.5, Name = "trunk")]
            [Dense(2), Output(Name = "size"), MeanSquaredErrorLoss]
            [Dense(4, From = "trunk"), Softmax, Output(Name = "kind"), CrossEntropyLoss]
            """),
    ]));

    [Fact]
    public void Gradients_of_all_weights_and_of_the_input_give_the_output_again()
    {
        NetworkRunner network = Compiled.Value.Create("Net");
        float[] input = Random(23, seed: 1), dOutput = Random(5, seed: 2);
        var workspace = new Workspace(Samples) { DropoutSeed = 3 };
        float[] output = network.Forward(input, workspace, training: true).ToArray();
        float[] gradients = network.NewGradients(), dInput = new float[input.Length];
        network.Backward(dOutput, workspace, gradients, dInput);

        // Euler: a function of degree one is the product of its argument and its gradient.
        double want = Dot(output, dOutput);
        Assert.Equal(want, Dot(input, dInput), 1e-5);
        foreach (TensorLayout weight in network.Definition.Tensors)
        {
            Assert.Equal(
                want, Dot(network.Get(weight.Name, network.Parameters), network.Get(weight.Name, gradients)), 1e-5);
        }
        Assert.NotEqual(output, network.Predict(input));
        Assert.Contains(dInput, value => value == 0);
    }

    [Fact]
    public void Loss_draws_the_same_masks_as_a_forward_pass_of_the_same_step()
    {
        NetworkRunner network = Compiled.Value.Create("Net");
        float[] input = Random(23, seed: 4), targets = Random(5, seed: 5);
        var workspace = new Workspace(Samples) { DropoutSeed = 6 };
        float[] output = network.Forward(input, workspace, training: true).ToArray();
        float[] dOutput = [.. output.Zip(targets, (y, t) => 2 * (y - t) / output.Length)];
        float[] want = network.NewGradients(), got = network.NewGradients();
        network.Backward(dOutput, workspace, want, []);

        workspace.DropoutStep = 0;
        float loss = network.LossAndGradients(input, targets, workspace, got);
        Assert.Equal(output.Zip(targets, (y, t) => (y - t) * (y - t)).Average(), loss, 1e-5f);
        Assert.All(want.Zip(got), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        Assert.NotEqual(loss, network.LossAndGradients(input, targets, workspace, got));
    }

    [Fact]
    public void A_refused_input_leaves_the_random_state_as_it_is()
    {
        NetworkRunner network = Compiled.Value.Create("Net");
        // 23 outputs of 5 values are as long as 5 inputs of 23.
        var workspace = new Workspace(23);
        Assert.Throws<ArgumentException>(() =>
        {
            ReadOnlySpan<float> output = network.Forward(new float[23 * 23], workspace, training: true);
            network.Forward(output, workspace, training: true);
        });
        Assert.Equal(1ul, workspace.DropoutStep);
    }

    [Fact]
    public void A_refused_target_leaves_the_random_state_as_it_is()
    {
        NetworkRunner network = Compiled.Value.Create("TwoHeads");
        var workspace = new Workspace(1);
        float[] input = [1, 2, 3], size = [4, 5], gradients = network.NewGradients();
        int[] kind = [3], noKind = [4];
        network.LossAndGradients(input, new TargetBlocks(size, kind, 0b10, 2), workspace, gradients);
        Assert.Equal(1ul, workspace.DropoutStep);
        Assert.ThrowsAny<ArgumentException>(
            () => network.LossAndGradients(input, new TargetBlocks(size, noKind, 0b10, 2), workspace, gradients));
        Assert.Equal(1ul, workspace.DropoutStep);
    }

    private static float[] Random(int size, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Samples * size).Select(_ => random.NextSingle() * 2 - 1)];
    }

    private static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}
