using StaticNet.Benchmarks.Sweep.Layers;

namespace StaticNet.Benchmarks.Sweep.Families;

/// <summary>A family of networks to draw from. One is a file in this folder and a line in the registry.</summary>
internal abstract class SweepFamily
{
    /// <summary>The largest batch.</summary>
    protected const int LargestBatch = 256;

    private const int FewestValuesToNormalize = 16;

    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    /// <summary>Draws a network of any size.</summary>
    /// <param name="random">The source.</param>
    public abstract SweepNetwork Draw(Random random);

    /// <summary>Adds an activation.</summary>
    /// <param name="stack">The layers so far.</param>
    /// <param name="random">The source.</param>
    protected static void AddActivation(LayerStack stack, Random random)
        => stack.Add(input => new ActivationLayer(input, random.Pick(ActivationLayer.Functions)));

    /// <summary>Adds a normalisation and ReLU; the former only where a batch has enough values for it.</summary>
    /// <param name="stack">The layers so far.</param>
    /// <param name="samples">The batch.</param>
    protected static void AddNormAndRelu(LayerStack stack, int samples)
    {
        if (samples * stack.Shape.Area >= FewestValuesToNormalize)
            stack.Add(input => new BatchNormLayer(input));
        stack.Add(input => new ActivationLayer(input, "Relu"));
    }

    /// <summary>
    /// Adds the way from positions to classes: their mean, or all of them, and then often through a hidden layer, whose
    /// weights may be most of the network's.
    /// </summary>
    /// <param name="stack">The layers so far.</param>
    /// <param name="random">The source.</param>
    protected static void AddClasses(LayerStack stack, Random random)
    {
        const int LargestRow = 16_384, MostHidden = 512;
        bool isFlat = random.OneIn(2) && stack.Shape.Count <= LargestRow;
        stack.Add(input => isFlat ? new FlattenLayer(input) : new GlobalAverageLayer(input));
        if (isFlat && random.OneIn(2))
        {
            stack.Add(input => new DenseLayer(input, random.Size(8, MostHidden)));
            AddActivation(stack, random);
        }
        stack.Add(input => new DenseLayer(input, random.Size(2, 128)));
    }
}
