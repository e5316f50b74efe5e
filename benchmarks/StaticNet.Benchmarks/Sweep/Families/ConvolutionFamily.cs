using StaticNet.Benchmarks.Sweep.Layers;

namespace StaticNet.Benchmarks.Sweep.Families;

/// <summary>
/// One to four convolutions of kernels of 1 to 7 and 1 to 256 channels, with strides, pooling and normalisation.
/// </summary>
/// <param name="rank">The number of axes: 1 or 2.</param>
internal sealed class ConvolutionFamily(int rank) : SweepFamily
{
    private const int LargestKernel = 7;
    private const int MostChannels = 256;
    private const int ShortestPooled = 4;

    /// <inheritdoc/>
    public override string Name => $"conv{rank}d";

    private (int Low, int High) Side => rank == 1 ? (LargestKernel + 1, 1024) : (LargestKernel + 1, 96);

    /// <inheritdoc/>
    public override SweepNetwork Draw(Random random)
    {
        int samples = random.Size(1, LargestBatch);
        int side = random.Size(Side.Low, Side.High);
        int channels = random.Pick(1, 3, random.Size(1, MostChannels));
        bool isNormalized = random.OneIn(2);
        LayerStack stack = new(new Shape(channels, [.. Enumerable.Repeat(side, rank)]));
        for (int layers = random.Next(1, 5); layers > 0; layers--)
        {
            AddConvolution(stack, random);
            if (isNormalized)
                AddNormAndRelu(stack, samples);
            else
                AddActivation(stack, random);
            if (random.OneIn(3) && stack.Shape.Positions[0] >= ShortestPooled)
                stack.Add(input => new PoolLayer(input, random.Pick(2, 2, 3), IsMean: random.OneIn(3)));
        }
        AddClasses(stack, random);
        return new SweepNetwork(Name, samples, stack.Layers);
    }

    private static void AddConvolution(LayerStack stack, Random random)
    {
        int kernel = Math.Min(random.Pick(1, 2, 3, 3, 3, 4, 5, 6, LargestKernel), stack.Shape.Positions[0]);
        int stride = random.OneIn(4) ? 2 : 1;
        int pad = random.OneIn(2) ? kernel / 2 : 0;
        int filters = random.Size(1, MostChannels);
        stack.Add(input => new ConvolutionLayer(input, filters, kernel, stride, pad));
    }
}
