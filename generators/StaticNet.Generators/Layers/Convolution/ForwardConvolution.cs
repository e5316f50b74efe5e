using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Layers.Activations;
using StaticNet.Generators.Layers.Images;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Convolution;

/// <summary>A convolution that is not transposed, over images or sequences.</summary>
internal abstract record ForwardConvolution(
    LayerIdentity Id, int Filters, ConvolutionWindow Window, bool UseBias, string Initializer)
    : ConvolutionLayer(Id, Filters, Window, UseBias, Initializer), IFusesPooling, IChoosesKernel
{
    protected override string Library => "Convolution";

    public override string Formula(string input) =>
        $"{Kind.ToLowerInvariant()}({input}, weight)" + (UseBias ? " + bias" : "");

    public override long Flops(Shape input, Shape output) =>
        (2L * Window.Taps * (input.Last / Window.Groups) + (UseBias ? 1 : 0)) * output.Size;

    public string KernelName(Step step) =>
        $"Convolution(Layers<SimdScalar>.{ShapeName}, {step.InputLayout.ChannelStride}, "
        + $"{step.Output.Layout.ChannelStride}, hasShortActivation: {Literals.Bool(step.Fused is null or Relu)})";

    public bool FusesPooling(Step step, Step pooling) =>
        !IsSequence && Window.Groups == 1
        && pooling.Layer is IPoolsHalves halving && halving.PooledForward(pooling) is not null
        && Lanes.Pad(Filters) == pooling.Output.Layout.ChannelStride;

    public void EmitPooledForward(StepEmission step, Step pooling)
    {
        step.OpenPooledForward(pooling);
        EmitForward(step, ((IPoolsHalves)pooling.Layer).PooledForward(pooling)!, pooling.Output.Layout);
    }

    protected override ConvolutionSizes? Convolution(LayerInput input, ProblemList problems)
    {
        ImageSize image = Image(input.Shape);
        (long height, long top, long bottom) = Window.Y.Convolve(image.Height, Window.Padding);
        (long width, long left, long right) = Window.X.Convolve(image.Width, Window.Padding);
        long paddedHeight = image.Height + top + bottom;
        long paddedWidth = image.Width + left + right;
        if (height == 0 || width == 0)
        {
            problems.Add(new Problem(ProblemKind.KernelTooLarge, Id.Attribute,
                new[]
                {
                    Name, Reach, input.Producer, input.Shape.ToString(),
                    IsSequence ? $"{paddedWidth}" : $"{paddedHeight}x{paddedWidth}", "kernel",
                    ChannelOrder.AdviceForWindow(input, "kernel", problems),
                }.ToEquatableArray(),
                input.ProducerAttribute,
                Fix: Window.Padding == "Given" || ChannelOrder.IsMixedUp(problems)
                    ? null
                    : "Padding = PaddingMode.Same"));
            return null;
        }
        if (!FitsMemory(paddedHeight, paddedWidth, image.Channels, problems)
            || !FitsMemory(height, width, Filters, problems))
            return null;
        return new ConvolutionSizes(
            image, new ImageSize((int)height, (int)width, Filters), Window,
            (int)top, (int)bottom, (int)left, (int)right);
    }

    protected override (int[] Shape, Axis[] Axes) WeightFile(int inputs)
    {
        Axis[] filters = Window.Groups == 1
            ? [new Axis(Filters, 1)]
            : [GroupAxis(inputs), new Axis(FiltersOfGroup, 1)];
        int inputsOfGroup = inputs / Window.Groups;
        return IsSequence
            ? ([Filters, inputsOfGroup, Window.X.Kernel], [.. filters, InputAxis(inputs), ColumnAxis(inputs)])
            : ([Filters, inputsOfGroup, Window.Y.Kernel, Window.X.Kernel],
                [.. filters, InputAxis(inputs), RowAxis(inputs), ColumnAxis(inputs)]);
    }

    private string Reach => IsSequence ? $"{Window.X.Extent}" : $"{Window.Y.Extent}x{Window.X.Extent}";
}
