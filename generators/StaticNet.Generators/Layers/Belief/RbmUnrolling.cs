using StaticNet.Generators.Layers.Activations;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Belief;

/// <summary>What a restricted Boltzmann machine is in an autoencoder: a layer upwards and one downwards.</summary>
internal static class RbmUnrolling
{
    public static IReadOnlyList<Layer> Encoder(Rbm machine, string name) =>
        WithMean(DenseOf(name, machine.Units), machine.HiddenUnits);

    // Hidden units of the machine below are reconstructed as they came.
    public static IReadOnlyList<Layer> Decoder(Rbm machine, string name, int visible, IBoltzmannMachine? below)
    {
        Dense product = DenseOf(name, visible);
        if (below is not null)
            return WithMean(product, below.HiddenUnits);
        if (machine.Groups == 0)
            return WithMean(product, machine.VisibleUnits ?? "Bernoulli");
        Shape groups = new(machine.Groups, visible / machine.Groups);
        return
        [
            product, new Reshape(Part(product.Id, "reshape"), groups), new Softmax(Part(product.Id, "softmax")),
        ];
    }

    public static Loss Loss(Rbm machine, int attribute) => machine.VisibleUnits switch
    {
        "Gaussian" => new MeanSquaredErrorLoss(attribute, IsSum: false),
        "Softmax" => CrossEntropyLoss.Plain(attribute),
        _ => new BinaryCrossEntropyLoss(attribute, IsSum: false, FromProbabilities: false, PositiveWeight: 1),
    };

    /// <summary>The activation that gives the mean of units; null where it is just what comes in.</summary>
    public static Layer? Mean(string units, LayerIdentity id) => units switch
    {
        "Bernoulli" => new Sigmoid(id),
        "Relu" => new Relu(id),
        _ => null,
    };

    /// <summary>A part of a layer, by whose name its values are known.</summary>
    public static LayerIdentity Part(LayerIdentity whole, string part) =>
        new($"{whole.Name}.{part}", $"{whole.Key}.{part}", null, whole.Attribute) { PartOf = whole.Name };

    private static Dense DenseOf(string name, int units) =>
        new(new LayerIdentity(name, name, null, -1), units, null, UseBias: true, "GlorotUniform");

    private static IReadOnlyList<Layer> WithMean(Dense product, string units) =>
        Mean(units, Part(product.Id, "mean")) is { } mean ? [product, mean] : [product];
}
