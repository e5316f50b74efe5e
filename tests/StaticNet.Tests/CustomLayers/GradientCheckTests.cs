using StaticNet.Tests.Sequences;
using StaticNet.Tests.Training;

namespace StaticNet.Tests.CustomLayers;

/// <summary>
/// The public check of gradients passes where they are right, which <see cref="CustomLayerMistakeTests"/> shows it does
/// not where they are wrong.
/// </summary>
public sealed class GradientCheckTests
{
    [Fact]
    public void Gradients_through_own_layers_are_right()
    {
        Passes(new OwnDenses(1));
        Passes(new OwnOfImages(1));
        Passes(new OwnOfSequences(1));
        Passes(new OwnOfTokens(1));
        Passes(new OwnGraph(1));
        Passes(new OwnNormalized(1));
        Passes(new OwnAlone(1));
    }

    [Fact]
    public void Gradients_of_the_library_are_right()
    {
        Passes(new SoftmaxNetwork(1));
        Passes(new LargeDenseNetwork(1));
        Passes(new BatchNormNetwork(1));
        Passes(new TokenNetwork(1));
        Passes(new LstmOfEachStep(1));
    }

    [Fact]
    public void The_network_stays_as_it_was()
    {
        var network = new OwnNormalized(1);
        float[] parameters = network.Parameters.ToArray(), buffers = network.Buffers.ToArray();
        GradientCheck.Run(network);
        Assert.Equal(parameters, network.Parameters);
        Assert.Equal(buffers, network.Buffers);
    }

    [Fact]
    public void The_caller_may_bring_the_batch()
    {
        float[] input = [0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 1, 2, 3, 4, 5, 6];
        GradientCheckResult result = GradientCheck.Run(new OwnDenses(1), input, TargetBlocks.Of([2, 0]));
        Assert.True(result.Passed, result.ToString());
        Assert.Equal(
            ["dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias", "input"],
            result.Tensors.Select(tensor => tensor.Tensor));
        Assert.Equal(17, result.Tensors[0].Checked);
        Assert.StartsWith(
            "The gradients agree with finite differences. The worst: ", result.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => GradientCheck.Run(new OwnDenses(1), new float[7], TargetBlocks.Of([1])));
        Assert.Throws<ArgumentException>(
            () => GradientCheck.Run(new OwnOfSequences(1), new float[7], TargetBlocks.Of([1f])));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => GradientCheck.Run(new OwnDenses(1), new GradientCheckOptions { Tolerance = 0 }));
    }

    private static void Passes<TNetwork>(TNetwork network)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        GradientCheckResult result = GradientCheck.Run(network);
        Assert.That(result.Passed, $"{typeof(TNetwork).Name}: {result}");
    }
}
