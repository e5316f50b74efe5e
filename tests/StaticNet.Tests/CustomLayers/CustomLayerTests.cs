namespace StaticNet.Tests.CustomLayers;

/// <summary>Layers of the user's own give what they compute, wherever they stand.</summary>
public sealed class CustomLayerTests
{
    [Fact]
    public void Own_dense_layers_are_worth_those_of_the_library()
    {
        (OwnDenses own, BuiltInDenses known) = (new(5), new(5));
        float[] input = Values(37 * 6, 1), output = new float[37 * 3], want = new float[37 * 3];
        int[] classes = [.. Enumerable.Range(0, 37).Select(sample => sample % 3)];
        Copy(known, own);
        own.Predict(input, output);
        known.Predict(input, want);
        Close(want, output);

        (float[] gradients, float[] wanted) = (new float[own.Parameters.Length], new float[known.Parameters.Length]);
        float loss = own.LossAndGradients(input, classes, new Workspace(37), gradients);
        Assert.Equal(known.LossAndGradients(input, classes, new Workspace(37), wanted), loss, 1e-5f);
        foreach ((TensorLayout of, TensorLayout other) in OwnDenses.Definition.Tensors.Zip(BuiltInDenses.Definition.Tensors))
            Close(Gather(other, wanted), Gather(of, gradients));
    }

    [Fact]
    public void Tensors_have_the_names_and_shapes_of_their_declarations()
    {
        Assert.Equal(
            [
                "stage1.custom1.weight 4x4", "stage1.custom1.bias 4", "stage2.custom1.weight 4x4",
                "stage2.custom1.bias 4", "own.scale 4", "own.shift 4", "custom4.weight 3x4", "custom4.bias 3",
            ],
            OwnGraph.Definition.Tensors.Select(tensor => $"{tensor.Name} {string.Join("x", tensor.Shape)}"));
        var network = new OwnGraph(1);
        Assert.Equal([3, 4], network.Custom4.Weight.Lengths.ToArray().Select(length => (int)length));
        Assert.Equal(0, network.Stage1.Custom1.Bias[2]);
        string path = Path.GetTempFileName();
        network.Save(path);
        Assert.Equal(network.Parameters, OwnGraph.FromFile(path).Parameters);
        File.Delete(path);
    }

    [Fact]
    public void Results_are_the_same_bits_for_any_number_of_threads()
    {
        var network = new OwnGraph(1);
        float[] a = Values(61 * 4, 1), b = Values(61 * 4, 2), targets = Values(61 * 4, 3);
        int[] classes = [.. Enumerable.Range(0, 61).Select(sample => sample % 3)];
        float[] Gradients(int threads)
        {
            float[] gradients = new float[network.Parameters.Length];
            network.LossAndGradients(a, b, targets, classes, new Workspace(61) { Threads = threads }, gradients);
            return gradients;
        }

        float[] one = Gradients(1);
        Assert.Contains(one, gradient => gradient != 0);
        Assert.Equal(one, Gradients(2));
        Assert.Equal(one, Gradients(3));
    }

    [Fact]
    public void Predictions_and_steps_allocate_nothing()
    {
        var network = new OwnOfImages(1);
        float[] input = Values(20 * 40, 1), output = new float[20 * 4], targets = Values(20 * 4, 2);
        float[] gradients = new float[network.Parameters.Length];
        var workspace = new Workspace(20);
        Assert.Equal(0, Allocation.Of(() =>
        {
            network.Predict(input, output);
            network.LossAndGradients(input, targets, workspace, gradients);
        }));
    }

    [Fact]
    public void Frozen_networks_keep_them()
    {
        var network = new OwnNormalized(1);
        float[] input = Values(9 * 32, 1), targets = Values(9 * 2, 2);
        network.LossAndGradients(input, targets, new Workspace(9), new float[network.Parameters.Length]);
        Close(network.Predict(input), network.Freeze().Predict(input));
    }

    [Fact]
    public void Sequences_are_computed_step_by_step_too()
    {
        var network = new OwnOfSequences(1);
        float[] input = Values(2 * 5 * 3, 1), output = new float[2 * 5 * 2], step = new float[2 * 2];
        network.Predict(input, output, sequences: 2);
        var state = new OwnOfSequences.State(2);
        for (int time = 0; time < 5; time++)
        {
            float[] both = [.. input.AsSpan(time * 3, 3), .. input.AsSpan((5 + time) * 3, 3)];
            network.Step(both, state, step);
            Close([.. output.AsSpan(time * 2, 2), .. output.AsSpan((5 + time) * 2, 2)], step);
        }
    }

    [Fact]
    public void A_layer_can_call_another_network()
    {
        (CallsInner network, BeforeInner before) = (new(1), new(1));
        float[] input = Values(3 * 40, 1);
        before.Dense1.Weight.CopyTo(network.Dense1.Weight);
        float[] inner = Calling.Network.Predict(before.Predict(input));
        float[] want = new float[3 * 40];
        for (int sample = 0; sample < 3; sample++)
        {
            for (int unit = 0; unit < 40; unit++)
            {
                for (int i = 0; i < 40; i++)
                    want[sample * 40 + unit] += network.Dense2.Weight[unit, i] * inner[sample * 40 + i];
            }
        }
        Close(want, network.Predict(input));
        Close(want, network.Predict(input));
    }

    private static void Copy(BuiltInDenses from, OwnDenses to)
    {
        foreach ((TensorLayout own, TensorLayout other) in OwnDenses.Definition.Tensors.Zip(BuiltInDenses.Definition.Tensors))
            own.Scatter(Gather(other, from.Parameters), to.Parameters);
    }

    private static float[] Gather(TensorLayout tensor, ReadOnlySpan<float> block)
    {
        float[] values = new float[tensor.Count];
        tensor.Gather(block, values);
        return values;
    }

    private static void Close(float[] want, float[] got)
    {
        Assert.Equal(want.Length, got.Length);
        Assert.All(want.Zip(got), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
    }
}
