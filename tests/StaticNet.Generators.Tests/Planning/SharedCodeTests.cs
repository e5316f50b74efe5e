using StaticNet.Generators.Freezing;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Planning;
using StaticNet.Generators.ShapeInference;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Planning;

public sealed class SharedCodeTests
{
    private const string Network = """
        using StaticNet;
        [Network]
        [Input(8, 8, 3)]
        [Conv2D(5, 3, UseBias = false), BatchNorm, Relu, MaxPool2D(2)]
        [Conv2D(4, 2), Relu, MaxPool2D(2)]
        [Dropout(0.5), Flatten]
        [Dense(7), BatchNorm, Tanh]
        [Dense(3), Softmax]
        [CrossEntropyLoss]
        public partial class Net;
        """;

    private readonly NetworkProgram _frozen;
    private readonly InferencePlan _plan;
    private readonly SharedCode _shared;

    public SharedCodeTests()
    {
        InferredNetwork network = Inference.Infer(Network);
        NetworkProgram trained = Lowerer.Lower(network);
        _frozen = Lowerer.Lower(Freezer.Freeze(network)!.Network, trained);
        _plan = new InferencePlan(_frozen);
        _shared = new SharedCode(_plan, _frozen, new InferencePlan(trained));
    }

    [Fact]
    public void Layers_that_no_normalisation_became_part_of_are_the_same() => Assert.Equal(
        ["maxpool2d1", "conv2d2", "maxpool2d2", "dense2", "softmax1"],
        Names(_frozen.Steps.Where(_shared.HasForward)));

    // Before the first one there was a normalisation between.
    [Fact]
    public void So_are_those_that_pool_their_results()
    {
        Assert.Equal(["conv2d1", "conv2d2"], Names(_plan.Pooled.Keys));
        Assert.Equal(["conv2d2"], Names(_plan.Pooled.Keys.Where(_shared.HasPooledForward)));
    }

    // The first convolution had no bias.
    [Fact]
    public void So_are_views_of_the_same_tensors() => Assert.Equal(
        ["conv2d2", "dense1", "dense2"],
        Names(_frozen.ParameterOwners.Where(step => step.Parameters.Count > 0 && _shared.HasViews(step))));

    private static IEnumerable<string> Names(IEnumerable<Step> steps) => steps.Select(step => step.Layer.Name);
}
