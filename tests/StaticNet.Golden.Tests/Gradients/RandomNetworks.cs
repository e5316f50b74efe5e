namespace StaticNet.Golden.Tests.Gradients;

/// <summary>Makes random multilayer perceptrons, the same for the same seed.</summary>
/// <param name="seed">The seed.</param>
internal sealed class RandomNetworks(int seed)
{
    private const int LargestWidth = 70;

    private readonly Random _random = new(seed);

    /// <summary>A network of one to five dense layers and a loss.</summary>
    public NetworkSpec Next()
    {
        var layers = new List<LayerSpec>();
        int[] input = [Width()];
        if (_random.Next(5) == 0)
        {
            input = [_random.Next(1, 9), _random.Next(1, 9)];
            layers.Add(new ShapeSpec("[Flatten]"));
        }
        LossSpec loss = Pick(LossSpec.All);
        int depth = _random.Next(1, 6);
        int inputs = input.Aggregate(1, static (size, axis) => size * axis);
        for (int i = 1; i <= depth; i++)
        {
            // One class alone has a loss that is always zero: that is a golden case, and no test of gradients.
            int width = i == depth && loss.Form is TargetForm.Index or TargetForm.Distribution
                ? Math.Max(2, Width())
                : Width();
            var dense = new DenseSpec(width, UseBias: _random.Next(3) > 0);
            layers.Add(dense);
            // Two values are 1 and -1 after a norm, and multiples of one value all the same, whatever they are: their
            // gradients are what cancellation leaves.
            bool normalizes = i < depth && _random.Next(5) == 0;
            if (normalizes && width > 2 && (inputs > 1 || dense.UseBias))
                layers.Add(new NormalizationSpec("[LayerNorm]", _ => 0, value => value) { Weights = width });
            if (i < depth && _random.Next(6) > 0)
                layers.Add(Pick(Activations.All));
            inputs = width;
        }
        // Losses of values may stand after any activation.
        if (loss.Form == TargetForm.Values && _random.Next(2) == 0)
            layers.Add(Pick(Activations.All));
        return NetworkSpec.WithLoss(input, layers, loss);
    }

    /// <summary>A batch size.</summary>
    public int Samples() => _random.Next(1, 10);

    // Half of them small, where remainders of every vector width are.
    private int Width() => _random.Next(1, _random.Next(2) == 0 ? 20 : LargestWidth + 1);

    private T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}
