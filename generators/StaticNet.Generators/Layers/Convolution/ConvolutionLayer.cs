using StaticNet.Generators.Autodiff;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Freezing;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Layers.Convolution;

/// <summary>
/// What convolutions have in common, transposed or not. The weight lies in the block as [groups x kernel rows x kernel
/// columns x inputs of a group] rows of the group's outputs; weight files have PyTorch's order of axes.
/// </summary>
internal abstract record ConvolutionLayer(
    LayerIdentity Id, int Filters, ConvolutionWindow Window, bool UseBias, string Initializer)
    : Layer(Id), IMakesChannels, IFusesActivation, IFoldsDerivative, IHasScalableChannels, IHasParameterGradients,
    ITransposesWeight, IHasConstants, ISized
{
    int ISized.Size => Filters;

    public Layer WithSize(int size) => this with { Filters = size };

    public override IEnumerable<string> TensorNames => UseBias ? ["weight", "bias"] : ["weight"];

    public override bool KeepsShape => false;

    public override TimeUse TimeUse => TimeUse.None;

    public override Operands BackwardReads(Step step) => Operands.Input | Operands.TransposedWeight;

    public virtual WeightChannels ChannelsOfWeight => new();

    public Layer WithBias() => this with { UseBias = true };

    /// <summary>The image that a value is; a shape of two axes is a sequence.</summary>
    protected static ImageSize Image(Shape shape) =>
        shape.Axes.Count == 3 ? new(shape.Axes[0], shape.Axes[1], shape.Axes[2]) : new(1, shape.Axes[0], shape.Axes[1]);

    /// <summary>The class of the library that computes it.</summary>
    protected abstract string Library { get; }

    /// <summary>Whether it runs along one axis.</summary>
    protected abstract bool IsSequence { get; }

    /// <summary>
    /// The sizes of the convolution, which a transposed one reads backward; null where it has none, which it reports.
    /// </summary>
    protected abstract ConvolutionSizes? Convolution(LayerInput input, ProblemList problems);

    /// <summary>The shape and the axes of the weight in files.</summary>
    protected abstract (int[] Shape, Axis[] Axes) WeightFile(int inputs);

    /// <summary>What the first two axes of the weight are in files.</summary>
    protected virtual IEnumerable<string> WeightChannels => ["outputs", "inputs"];

    protected int FiltersOfGroup => Filters / Window.Groups;

    protected int WeightStride => Lanes.Pad(FiltersOfGroup);

    protected string ShapeName => MemberName + "Shape";

    public override Shape? InferShape(LayerInput input, ProblemList problems) =>
        ConvolutionChecks.Fits(this, input, IsSequence, problems) && Convolution(input, problems) is { } sizes
            ? OutputShape(sizes)
            : null;

    protected virtual Shape OutputShape(ConvolutionSizes sizes) =>
        IsSequence
            ? new Shape(sizes.Output.Width, Filters)
            : new Shape(sizes.Output.Height, sizes.Output.Width, Filters);

    /// <summary>Whether an image fits an array, with padding; reports it otherwise.</summary>
    protected bool FitsMemory(long height, long width, int channels, ProblemList problems)
    {
        if (height <= Sizes.Most && width <= Sizes.Most && height * width <= Sizes.Most
            && height * width * (Lanes.Pad(channels) + Lanes.Width) <= Sizes.Most)
            return true;
        problems.Add(ProblemKind.TooLarge, Id.Attribute, Name, $"{height}x{width}x{channels} values");
        return false;
    }

    public override IReadOnlyList<ParameterTensor> Parameters(LayerInput input)
    {
        int inputs = input.Shape.Last;
        (int[] shape, Axis[] axes) = WeightFile(inputs);
        int fanIn = Window.Taps * shape[1];
        int fanOut = Window.Taps * shape[0];
        List<ParameterTensor> tensors =
        [
            new("weight", shape.ToEquatableArray(), Window.Taps * inputs, WeightStride,
                axes.ToEquatableArray(), Initializer, fanIn, fanOut)
            {
                AxisNames = WeightChannels.Concat(shape.Length == 3 ? ["length"] : ["height", "width"])
                    .ToEquatableArray(),
            },
        ];
        if (UseBias)
        {
            string initializer = Initializer == "TorchUniform" ? Initializer : "Zeros";
            tensors.Add(new("bias", new[] { Filters }.ToEquatableArray(), 1, Lanes.Pad(Filters),
                new[] { new Axis(Filters, 1) }.ToEquatableArray(),
                initializer, fanIn, fanOut)
            {
                AxisNames = new[] { "outputs" }.ToEquatableArray(),
            });
        }
        return tensors;
    }

    public override void EmitForward(StepEmission step)
    {
        CodeWriter code = step.Writer;
        if (!step.InheritsSizes)
            Convolution(step.Step.LayerInput, new ProblemList())!.Emit(code, ShapeName, Name);
        step.OpenForward();
        EmitForward(step, "Forward", step.OutputLayout);
    }

    protected void EmitForward(StepEmission step, string method, ValueLayout output)
    {
        CodeWriter code = step.Writer;
        code.Line($"ref float weight = ref Floats.At(ref parameters, {MemberName}WeightOffset);");
        if (UseBias)
            code.Line($"ref float bias = ref Floats.At(ref parameters, {MemberName}BiasOffset);");
        code.Line($"{Library}<TSimd>.{method}(");
        code.Line($"    {ShapeName}, rows, ref input, {step.InputLayout.ChannelStrideName},");
        code.Line(
            $"    ref weight, {MemberName}WeightStride, {(UseBias ? "ref bias" : "ref Unsafe.NullRef<float>()")},");
        code.Line($"    ref output, {output.ChannelStrideName}, {step.FusedInstance});");
        code.Close();
    }

    public IEnumerable<(string Name, int Value)> Constants(Step step) =>
        [("WeightStride", WeightStride), ("TransposedStride", Lanes.Pad(step.LayerInput.Shape.Last / Window.Groups))];

    public int TransposedFloats(Step step) =>
        Window.Taps * Filters * Lanes.Pad(step.LayerInput.Shape.Last / Window.Groups);

    public IEnumerable<string> Transpositions(StepEmission step) =>
    [
        $"{Library}<TSimd>.TransposeWeight(Layers<TSimd>.{ShapeName}, {step.Parameter("Weight")}, "
            + $"{MemberName}WeightStride, {step.Transposed()}, {MemberName}TransposedStride);",
    ];

    public override void EmitBackward(StepEmission step)
    {
        CodeWriter code = step.Writer;
        step.OpenBackward();
        code.Line($"{Library}<TSimd>.InputGradient(");
        code.Line($"    {ShapeName}, rows, ref dOutput, {step.GradientInLayout.ChannelStrideName},");
        code.Line($"    ref transposedWeight, {MemberName}TransposedStride, "
            + $"ref input, {step.InputLayout.ChannelStrideName},");
        code.Line($"    ref dInput, {step.GradientOutLayout.ChannelStrideName}, {step.FoldedInstance});");
        code.Close();
    }

    public ParameterGradients ParameterGradients(Step step) => new(
        $"dWeight, from {step.Input.Local} and {step.Output.GradientLocal}, for its rows from first to end"
            + (UseBias ? $", and dBias, the sums of {step.Output.GradientLocal}." : "."),
        step.Parameters[0].Tensor.Rows);

    public void EmitParameterGradients(StepEmission step)
    {
        CodeWriter code = step.Writer;
        ValueLayout dOutput = step.GradientInLayout;
        step.OpenParameterGradients();
        code.Line($"ref float dWeight = ref Floats.At(ref gradients, {MemberName}WeightOffset);");
        if (UseBias)
            code.Line($"ref float dBias = ref Floats.At(ref gradients, {MemberName}BiasOffset);");
        code.Line($"{Library}<TSimd>.{(UseBias ? "ParameterGradients" : "WeightGradient")}(");
        code.Line($"    {ShapeName}, first, end, samples, ref input, {step.InputLayout.ChannelStrideName},");
        code.Line($"    ref dOutput, {dOutput.ChannelStrideName}, ref dWeight, {MemberName}WeightStride, "
            + $"{(UseBias ? "ref dBias, " : "")}accumulate);");
        code.Close();
    }

    // The rows of the weight follow each other tap by tap; a group's lie after those of the group before.
    protected Axis InputAxis(int inputs) => new(inputs / Window.Groups, WeightStride);

    protected Axis RowAxis(int inputs) => new(Window.Y.Kernel, Window.X.Kernel * ColumnAxis(inputs).Stride);

    protected Axis ColumnAxis(int inputs) => new(Window.X.Kernel, inputs / Window.Groups * WeightStride);

    protected Axis GroupAxis(int inputs) => new(Window.Groups, Window.Taps * (inputs / Window.Groups) * WeightStride);
}
