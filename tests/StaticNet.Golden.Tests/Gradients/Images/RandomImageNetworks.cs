using StaticNet.Golden.Tests.Ops;

namespace StaticNet.Golden.Tests.Gradients.Images;

/// <summary>Makes random small convolutional networks, the same for the same seed.</summary>
/// <param name="seed">The seed.</param>
internal sealed class RandomImageNetworks(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>
    /// One to four layers over images or sequences with activations between them, dense layers and a loss.
    /// </summary>
    public NetworkSpec Next()
    {
        bool isSequence = _random.Next(4) == 0;
        // Half of them in one vector, the others with remainders of every width.
        int[] image = [isSequence ? 1 : _random.Next(1, 9), _random.Next(1, 9), _random.Next(1, _random.Next(2) == 0 ? 5 : 21)];
        int[] input = isSequence ? image[1..] : image;
        RandomImageLayers images = new(_random);
        List<LayerSpec> layers = [];
        if (_random.Next(4) == 0)
            layers.Add(Pick(Activations.All));
        for (int count = _random.Next(1, 5); count > 0; count--)
        {
            (LayerSpec layer, image) = images.Next(image, isSequence);
            layers.Add(layer);
            if (_random.Next(3) > 0)
                layers.Add(Pick(Activations.All));
        }
        if (_random.Next(5) == 0)
            return new NetworkSpec(input, layers, null);
        layers.Add(images.ToFlat(isSequence ? [1, .. image[1..]] : image));
        LossSpec loss = Pick(LossSpec.All);
        if (_random.Next(3) == 0)
            layers.AddRange([new DenseSpec(_random.Next(2, 20)), Pick(Activations.All)]);
        layers.Add(new DenseSpec(_random.Next(2, 12), UseBias: _random.Next(3) > 0));
        return NetworkSpec.WithLoss(input, layers, loss);
    }

    /// <summary>A batch size.</summary>
    public int Samples() => _random.Next(1, 4);

    private T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}
