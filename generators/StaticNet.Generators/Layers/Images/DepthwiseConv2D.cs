using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Freezing;
using StaticNet.Generators.Layers.Pooling;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Layers.Images;

/// <summary>
/// A convolution of each channel by itself. The weight lies in the block with a row of all output channels for each
/// position of the kernel, so that channels are the lanes of vectors.
/// </summary>
internal sealed record DepthwiseConv2D(
    LayerIdentity Id, WindowArguments Windows, int Multiplier, bool UseBias, string Initializer)
    : Layer(Id), IMakesChannels, IFusesActivation, IHasScalableChannels, IHasParameterGradients, IChoosesKernel
{
    public override string Kind => "DepthwiseConv2D";

    public override IEnumerable<string> TensorNames => UseBias ? ["weight", "bias"] : ["weight"];

    public override TimeUse TimeUse => TimeUse.None;

    public override bool KeepsShape => false;

    public override Operands BackwardReads(Step step) => Operands.Parameters;

    public WeightChannels ChannelsOfWeight => new();

    public Layer WithBias() => this with { UseBias = true };

    private int Taps => Windows.Sizes[0] * Windows.Sizes[1];

    private string SizesName => MemberName + "Sizes";

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        if (WindowArguments.Bind(reader, id.Name, axes: 2, stride: 1) is not { } windows)
            return null;
        int multiplier = reader.NamedInt("Multiplier", 1);
        return Sizes.IsSensible(reader, id.Name, "filters for each channel", multiplier)
            && reader.NamedEnum(id.Name, "Init", "GlorotUniform") is { } initializer
            ? new DepthwiseConv2D(id, windows, multiplier, reader.NamedBool("UseBias", true), initializer)
            : null;
    }

    public override Shape? InferShape(LayerInput input, ProblemList problems)
    {
        if (!ImageInput.IsImage(this, input, problems) || !WindowFit.Check(this, Windows, input, "kernel", problems))
            return null;
        long filters = (long)Multiplier * input.Shape.Last;
        long weights = Windows.Sizes.Aggregate(
            filters + Lanes.Width, static (count, size) => count > Sizes.Most ? count : count * size);
        if (!Sizes.FitsParameters(weights))
        {
            problems.Add(ProblemKind.TooLarge, Id.Attribute, Name, $"{Windows.Text}x{filters} weights");
            return null;
        }
        // The input's channels are repeated, image by image, for what they are multiplied with.
        if (Multiplier > 1
            && ImageInput.Sized(this, problems, input.Shape.Axes[0], input.Shape.Axes[1], filters) is null)
            return null;
        return ImageInput.Sized(this, problems, Axis(0, input.Shape).Output, Axis(1, input.Shape).Output, filters);
    }

    public override IReadOnlyList<ParameterTensor> Parameters(LayerInput input)
    {
        int filters = Multiplier * input.Shape.Last;
        int stride = Lanes.Pad(filters);
        (int height, int width) = (Windows.Sizes[0], Windows.Sizes[1]);
        int fanOut = Taps * Multiplier;
        Axis[] axes = [new(filters, 1), new(1, 1), new(height, width * stride), new(width, stride)];
        List<ParameterTensor> tensors =
        [
            new("weight", Ints(filters, 1, height, width), Taps, stride, axes.ToEquatableArray(), Initializer, Taps,
                fanOut)
            {
                AxisNames = new[] { "outputs", "inputs", "height", "width" }.ToEquatableArray(),
            },
        ];
        if (UseBias)
        {
            string initializer = Initializer == "TorchUniform" ? Initializer : "Zeros";
            Axis[] axis = [new(filters, 1)];
            tensors.Add(
                new("bias", Ints(filters), 1, stride, axis.ToEquatableArray(), initializer, Taps, fanOut)
                {
                    AxisNames = new[] { "outputs" }.ToEquatableArray(),
                });
        }
        return tensors;
    }

    public override long Flops(Shape input, Shape output) => (2L * Taps + (UseBias ? 1 : 0)) * output.Size;

    public string KernelName(Step step) => $"Depthwise(Layers<SimdScalar>.{SizesName})";

    public override string Formula(string input) => $"depthwise({input}, weight)" + (UseBias ? " + bias" : "");

    public override void EmitForward(StepEmission step)
    {
        if (!step.InheritsSizes)
            EmitSizes(step);
        step.OpenForward();
        step.Writer
            .Line($"ref float weight = ref Floats.At(ref parameters, {MemberName}WeightOffset);")
            .Line(UseBias
                ? $"ref float bias = ref Floats.At(ref parameters, {MemberName}BiasOffset);"
                : "ref float bias = ref Unsafe.NullRef<float>();")
            .Line($"DepthwiseConvolution.Forward<TSimd, {step.FusedType}>(")
            .Line($"    rows, {SizesName}, ref input, {step.InputLayout.ChannelStrideName}, "
                + $"ref weight, {WeightStride(step)}, ref bias,")
            .Line($"    ref output, {step.OutputLayout.ChannelStrideName}, {step.FusedInstance});")
            .Close();
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        step.Writer
            .Line("DepthwiseConvolution.InputGradient<TSimd>(")
            .Line($"    rows, {SizesName}, ref dOutput, {step.GradientInLayout.ChannelStrideName},")
            .Line($"    ref Floats.At(ref parameters, {MemberName}WeightOffset), {WeightStride(step)},")
            .Line($"    ref dInput, {step.GradientOutLayout.ChannelStrideName});")
            .Close();
    }

    public ParameterGradients ParameterGradients(Step step) => new(
        $"dWeight, from {step.Input.Local} and {step.Output.GradientLocal}, "
            + "for the kernel's positions from first to end.",
        step.Parameters[0].Tensor.Rows);

    public void EmitParameterGradients(StepEmission step)
    {
        CodeWriter code = step.Writer;
        ValueLayout dOutput = step.GradientInLayout;
        step.OpenParameterGradients();
        code.Line("DepthwiseConvolution.WeightGradient<TSimd>(");
        code.Line($"    first, end, samples, {SizesName}, ref input, {step.InputLayout.ChannelStrideName},");
        code.Line($"    ref dOutput, {dOutput.ChannelStrideName},");
        code.Line($"    ref Floats.At(ref gradients, {MemberName}WeightOffset), {WeightStride(step)}, accumulate);");
        if (UseBias)
        {
            code.Blank();
            code.Line("// dBias = the sum of dOutput over the samples and pixels");
            code.Open("if (first == 0)");
            code.Line($"ref float dBias = ref Floats.At(ref gradients, {MemberName}BiasOffset);");
            code.Line("Reduction.ColumnSums<TSimd>(");
            code.Line($"    {dOutput.Rows("samples")}, {dOutput.ChannelStrideName}, "
                + $"ref dOutput, {dOutput.ChannelStrideName},");
            code.Line("    ref dBias, accumulate);");
            code.Close();
        }
        code.Close();
    }

    private static int WeightStride(StepEmission step) => Lanes.Pad(step.Output.Channels);

    private void EmitSizes(StepEmission step)
    {
        Shape input = step.Step.LayerInput.Shape;
        step.Writer.Blank();
        step.Writer.Summary($"The sizes of {Name}.");
        step.Writer.Line($"public static DepthwiseSizes {SizesName} => new(");
        step.Writer.Line($"    channels: {input.Last}, multiplier: {Multiplier},");
        step.Writer.Line($"    {Axis(0, input).Expression},");
        step.Writer.Line($"    {Axis(1, input).Expression});");
    }

    private PoolAxis Axis(int axis, Shape input) => Windows.Along(axis, input.Axes[axis]);

    private static EquatableArray<int> Ints(params int[] values) => values.ToEquatableArray();
}
