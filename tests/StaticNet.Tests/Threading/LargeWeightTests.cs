namespace StaticNet.Tests.Threading;

/// <summary>Of a network whose weights are so large that a thread takes many samples at once.</summary>
public sealed class LargeWeightTests
{
    [Theory]
    [InlineData(17)]
    [InlineData(150)]
    public void Gradients_and_outputs_have_the_same_bits_on_any_number_of_threads(int samples)
    {
        LargeNetwork network = new(seed: 1);
        Random random = new(samples);
        float[] input = new float[samples * LargeNetwork.InputSize];
        foreach (ref float value in input.AsSpan())
            value = random.NextSingle() - 0.5f;
        int[] labels = [.. Enumerable.Range(0, samples).Select(_ => random.Next(3))];
        (float[] gradients, float[] outputs) = Run(threads: 1);
        foreach (int threads in (int[])[2, 3, 8])
        {
            (float[] theirGradients, float[] theirOutputs) = Run(threads);
            Assert.Equal(gradients, theirGradients);
            Assert.Equal(outputs, theirOutputs);
        }

        (float[] Gradients, float[] Outputs) Run(int threads)
        {
            float[] found = new float[network.Parameters.Length], predicted = new float[3 * samples];
            network.LossAndGradients(input, labels, new Workspace(samples) { Threads = threads }, found);
            network.Predict(input, predicted, threads);
            return (found, predicted);
        }
    }
}

[Network, Input(500), Dense(700), Relu, Dense(600), Relu, Dense(3), CrossEntropyLoss]
internal sealed partial class LargeNetwork;
