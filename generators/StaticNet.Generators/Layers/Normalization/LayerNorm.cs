using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Normalization;

/// <summary>
/// Normalisation over the last axes of each sample, with a weight and a bias for each value.
/// </summary>
/// <param name="Id">The layer's identity.</param>
/// <param name="NormalizedAxes">How many of the last axes.</param>
/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="Affine">Whether weight and bias follow.</param>
internal record LayerNorm(LayerIdentity Id, int NormalizedAxes, double Epsilon, bool Affine)
    : NormalizationLayer(Id, Epsilon, Affine), IKeepsForBackward, IHasParameterGradients
{
    // For each group: mean, what it is short of, inverse deviation, nothing.
    private const int StatisticsOfGroup = 4;

    public override string Kind => "LayerNorm";

    public override IEnumerable<string> TensorNames => !Affine ? [] : Centered ? ["weight", "bias"] : ["weight"];

    /// <summary>Whether the mean is subtracted, and a bias added.</summary>
    protected virtual bool Centered => true;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        int axes = reader.NamedInt("Axes", 1);
        if (axes < 1)
        {
            reader.Reject(ProblemKind.ArgumentMakesNoSense, id.Name, $"its Axes is {axes}", "at least 1");
            return null;
        }
        return ReadEpsilon(reader, id) is { } epsilon
            ? new LayerNorm(id, axes, epsilon, reader.NamedBool("Affine", true))
            : null;
    }

    public override Shape? InferShape(LayerInput input, ProblemList problems)
    {
        int axes = input.Shape.Axes.Count;
        if (NormalizedAxes <= axes)
            return input.Shape;
        problems.Add(new Problem(
            ProblemKind.TooFewAxes, Id.Attribute,
            new[] { Name, $"{NormalizedAxes}", input.Producer, input.Shape.ToString(), $"{axes}" }.ToEquatableArray(),
            input.ProducerAttribute, Fix: $"Axes = {axes}"));
        return null;
    }

    public override IReadOnlyList<ParameterTensor> Parameters(LayerInput input) =>
        !Affine ? []
            : Centered ? [Tensor(input, "weight", "Ones"), Tensor(input, "bias", "Zeros")]
            : [Tensor(input, "weight", "Ones")];

    public IReadOnlyList<KeptBuffer> Kept(Step step) =>
        [new("Statistics", Lanes.Pad(StatisticsOfGroup * Groups(step.LayerInput.Shape)))];

    public override string Formula(string input) =>
        $"({input} - mean) / sqrt(variance + {Literals.Text(Epsilon)}){(Affine ? " * weight + bias" : "")}";

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        EmitTensors(step, "parameters");
        step.Writer
            .Line($"LayerNorm.Forward<TSimd, {step.FusedType}>(")
            .Line($"    {GroupShape(step, "rows")},")
            .Line($"    ref input, {step.InputLayout.ChannelStrideName}, {Tensor(step, "weight")}, "
                + $"{Tensor(step, "bias")}, {WeightStride(step)},")
            .Line($"    {Literals.Float(Epsilon)}, {Subtraction}, ref statistics, {StatisticsFloats(step)},")
            .Line($"    ref output, {step.OutputLayout.ChannelStrideName}, {step.FusedInstance});")
            .Close();
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        if (Affine)
            step.Writer.Line($"ref float weight = ref Floats.At(ref parameters, {MemberName}WeightOffset);");
        step.Writer
            .Line("LayerNorm.Backward<TSimd>(")
            .Line($"    {GroupShape(step, "rows")},")
            .Line($"    ref dOutput, {step.GradientInLayout.ChannelStrideName}, "
                + $"ref input, {step.InputLayout.ChannelStrideName},")
            .Line($"    {Tensor(step, "weight")}, {WeightStride(step)}, {Subtraction}, ref statistics, "
                + $"{StatisticsFloats(step)},")
            .Line($"    ref dInput, {step.GradientOutLayout.ChannelStrideName});")
            .Close();
    }

    public ParameterGradients ParameterGradients(Step step) => RowsOfGradients(step);

    public void EmitParameterGradients(StepEmission step)
    {
        step.OpenParameterGradients();
        EmitTensors(step, "gradients", prefix: "d");
        step.Writer
            .Line("LayerNorm.ParameterGradients<TSimd>(")
            .Line($"    first, end, {GroupShape(step, "samples")},")
            .Line($"    ref input, {step.InputLayout.ChannelStrideName}, "
                + $"ref dOutput, {step.GradientInLayout.ChannelStrideName},")
            .Line($"    ref statistics, {StatisticsFloats(step)},")
            .Line($"    {Tensor(step, "weight", "d")}, {Tensor(step, "bias", "d")}, {WeightStride(step)}, accumulate);")
            .Close();
    }

    private string Subtraction => $"centered: {Literals.Bool(Centered)}";

    private ParameterTensor Tensor(LayerInput input, string suffix, string initializer)
    {
        if (NormalizedAxes == 1 || NormalizedAxes > input.Shape.Axes.Count)
            return PerChannel(input, suffix, initializer);
        EquatableArray<int> all = input.Shape.Axes;
        int[] own = [.. all.Skip(all.Count - NormalizedAxes)];
        int stride = Lanes.Pad(input.Shape.Last), count = GroupRows(input.Shape) * input.Shape.Last;
        bool isImage = own.Length == all.Count && input.HasChannels;
        EquatableArray<Axis> axes = isImage ? ChannelsFirst(input.Shape, stride) : Axis.RowMajor(own, stride);
        int[] shape = isImage ? [input.Shape.Last, .. own.Take(own.Length - 1)] : own;
        return new ParameterTensor(
            suffix, Ints(shape), GroupRows(input.Shape), stride, axes, initializer, count, count)
        {
            AxisNames = isImage ? new[] { "channels", "height", "width" }.ToEquatableArray() : default,
        };
    }

    private int GroupRows(Shape shape) =>
        shape.Axes.Skip(shape.Axes.Count - NormalizedAxes).Take(NormalizedAxes - 1)
            .Aggregate(1, static (product, axis) => product * axis);

    private int Groups(Shape shape) => shape.Positions / GroupRows(shape);

    private string GroupShape(StepEmission step, string samples)
    {
        Shape shape = step.Step.LayerInput.Shape;
        return $"new GroupShape({samples}, {Groups(shape)}, {GroupRows(shape)}, {step.OutputLayout.ChannelsName})";
    }

    private int StatisticsFloats(StepEmission step) => Kept(step.Step)[0].FloatsPerSample;

    private string WeightStride(StepEmission step) => Affine ? Width(step) : "0";
}
