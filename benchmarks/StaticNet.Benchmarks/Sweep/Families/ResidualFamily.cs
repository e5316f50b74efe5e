using StaticNet.Benchmarks.Sweep.Layers;

namespace StaticNet.Benchmarks.Sweep.Families;

/// <summary>Graphs of residual blocks, of convolutions (He et al., 2015) or of fully connected layers.</summary>
internal sealed class ResidualFamily : SweepFamily
{
    /// <inheritdoc/>
    public override string Name => "residual";

    /// <inheritdoc/>
    public override SweepNetwork Draw(Random random)
    {
        int samples = random.Size(1, LargestBatch);
        LayerStack stack = random.OneIn(2) ? Dense(random) : Convolutions(random, samples);
        return new SweepNetwork(Name, samples, stack.Layers);
    }

    private static LayerStack Dense(Random random)
    {
        int width = random.Size(8, 1024);
        LayerStack stack = new(new Shape(random.Size(1, 1024)));
        stack.Add(input => new DenseLayer(input, width)).Add(Relu);
        for (int blocks = random.Next(1, 5); blocks > 0; blocks--)
        {
            LayerStack inner = new(stack.Shape);
            inner.Add(input => new DenseLayer(input, random.Size(8, 1024))).Add(Relu)
                .Add(input => new DenseLayer(input, width));
            stack.Add(_ => new ResidualLayer(inner.Layers, Projection: null)).Add(Relu);
        }
        return stack.Add(input => new DenseLayer(input, random.Size(2, 128)));
    }

    private static LayerStack Convolutions(Random random, int samples)
    {
        int side = random.Size(8, 64);
        LayerStack stack = new(new Shape(3, side, side));
        stack.Add(input => new ConvolutionLayer(input, random.Size(4, 64), Kernel: 3, Pad: 1));
        AddNormAndRelu(stack, samples);
        for (int blocks = random.Next(1, 5); blocks > 0; blocks--)
            stack.Add(input => Block(input, samples, isHalving: random.OneIn(3) && input.Channels <= 128)).Add(Relu);
        AddClasses(stack, random);
        return stack;
    }

    private static ResidualLayer Block(Shape shape, int samples, bool isHalving)
    {
        int filters = isHalving ? 2 * shape.Channels : shape.Channels;
        int stride = isHalving ? 2 : 1;
        LayerStack inner = new(shape);
        inner.Add(input => new ConvolutionLayer(input, filters, Kernel: 3, stride, Pad: 1));
        AddNormAndRelu(inner, samples);
        inner.Add(input => new ConvolutionLayer(input, filters, Kernel: 3, Pad: 1));
        return new ResidualLayer(
            inner.Layers, isHalving ? new ConvolutionLayer(shape, filters, Kernel: 1, Stride: 2) : null);
    }

    private static ActivationLayer Relu(Shape input) => new(input, "Relu");
}
