using StaticNet.Benchmarks.Sweep.Layers;

namespace StaticNet.Benchmarks.Sweep.Families;

/// <summary>A convolution and depthwise separable blocks, as in MobileNet (Howard et al., 2017).</summary>
internal sealed class DepthwiseFamily : SweepFamily
{
    /// <inheritdoc/>
    public override string Name => "depthwise";

    /// <inheritdoc/>
    public override SweepNetwork Draw(Random random)
    {
        int samples = random.Size(1, LargestBatch);
        int side = random.Size(12, 128);
        int channels = random.Size(4, 48);
        LayerStack stack = new(new Shape(3, side, side));
        stack.Add(input => new ConvolutionLayer(input, channels, Kernel: 3, Stride: 2, Pad: 1));
        AddNormAndRelu(stack, samples);
        for (int blocks = random.Next(1, 6); blocks > 0; blocks--)
        {
            int kernel = random.Pick(3, 3, 5, 7);
            int stride = random.OneIn(3) && stack.Shape.Positions[0] > 4 ? 2 : 1;
            stack.Add(input => new ConvolutionLayer(
                input, input.Channels, kernel, stride, Pad: kernel / 2, IsDepthwise: true));
            AddNormAndRelu(stack, samples);
            channels = Math.Min(channels * random.Pick(1, 1, 2) + random.Pick(0, 0, 1, -1), 256);
            stack.Add(input => new ConvolutionLayer(input, channels, Kernel: 1));
            AddNormAndRelu(stack, samples);
        }
        AddClasses(stack, random);
        return new SweepNetwork(Name, samples, stack.Layers);
    }
}
