namespace StaticNet.Golden.Tests.Gradients.Images;

/// <summary>Makes random small convolutional networks, the same for the same seed.</summary>
/// <param name="seed">The seed.</param>
internal sealed class RandomImageNetworks(int seed)
{
    private static readonly ActivationSpec[] Smooth = [.. Activations.All.Where(activation => activation.Kinks is [])];

    private readonly Random _random = new(seed);

    /// <summary>
    /// One to four layers over images or sequences with activations between them, dense layers and a loss.
    /// </summary>
    public NetworkSpec Next()
    {
        while (true)
        {
            NetworkSpec spec = Draw();
            if (!spec.Layers.Any(IsNormalization) || KeepsFromKinks(spec))
                return spec;
        }
    }

    /// <summary>A batch size.</summary>
    public int Samples() => _random.Next(1, 4);

    private static bool IsNormalization(LayerSpec layer) => layer is BatchNormSpec or NormalizationSpec;

    // What a normalisation sees may be alike whatever the parameters are: padding, or copies of one pixel.
    private bool KeepsFromKinks(NetworkSpec spec)
    {
        int size = spec.InputSize, parameters = 0;
        foreach (LayerSpec layer in spec.Layers)
            (size, parameters) = (layer.Outputs(size), parameters + layer.Parameters(size));
        return Enumerable.Range(0, 5).Count(_ =>
        {
            double kink = double.PositiveInfinity;
            spec.Forward(Uniform(spec.InputSize), Uniform(parameters), ref kink);
            return kink > GradientCheck.KinkMargin;
        }) >= 3;
    }

    // Copies leave a normalisation fewer values than it has, and one after another takes back most of what is between
    // them: of gradients that vanish there, nothing but rounding would be compared.
    private static (LayerSpec Layer, int[] Output) Next(
        RandomImageLayers images, int[] image, bool isSequence, IReadOnlyList<LayerSpec> before)
    {
        bool canNormalize = !before.Any(layer => IsNormalization(layer) || layer is LinearMapSpec { Repeats: true });
        while (true)
        {
            (LayerSpec Layer, int[] Output) drawn = images.Next(image, isSequence);
            if (canNormalize || !IsNormalization(drawn.Layer))
                return drawn;
        }
    }

    private double[] Uniform(int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * _random.NextDouble() - 1)];

    private NetworkSpec Draw()
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
            (LayerSpec layer, image) = Next(images, image, isSequence, layers);
            // Between layers that are linear, a normalisation takes back what biases and scales do, and leaves nothing
            // of their gradients but rounding.
            if (IsNormalization(layer) && layers is [.., not ActivationSpec { Kinks: [] }])
                layers.Add(Pick(Smooth));
            layers.Add(layer);
            if (IsNormalization(layer) || _random.Next(3) > 0)
                layers.Add(Pick(IsNormalization(layer) ? Smooth : Activations.All));
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

    private T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}
