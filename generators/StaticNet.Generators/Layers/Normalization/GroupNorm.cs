using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Layers.Normalization;

/// <summary>
/// Normalisation of each sample over all positions and groups of channels, with a weight and a bias for each channel.
/// </summary>
internal sealed record GroupNorm(LayerIdentity Id, int Groups, double Epsilon, bool Affine)
    : NormalizationLayer(Id, Epsilon, Affine), IMakesChannels, IKeepsForBackward, IHasParameterGradients
{
    // For each channel: mean, what it is short of, inverse deviation.
    private const int StatisticsRows = 3;

    // A group has the values of all positions, and of a sequence their number is not known.
    public override TimeUse TimeUse => TimeUse.None;

    public override string Kind => "GroupNorm";

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        int groups = reader.Int(0);
        if (!Layers.Sizes.IsSensible(reader, id.Name, "groups", groups))
            return null;
        return ReadEpsilon(reader, id) is { } epsilon
            ? new GroupNorm(id, groups, epsilon, reader.NamedBool("Affine", true))
            : null;
    }

    public override Shape? InferShape(LayerInput input, ProblemList problems)
    {
        if (Groups > 1 && input is { Shape.IsFlat: true, FlattenedFrom: { } image })
        {
            problems.Add(new Problem(
                ProblemKind.NotAnImage, Id.Attribute,
                new[]
                {
                    Name, "channels, whose order a Flatten does not keep", input.Producer, input.Shape.ToString(),
                    $"Put {Name} before it, where the {image.Last} channels of {image} are",
                }.ToEquatableArray(),
                input.ProducerAttribute));
            return null;
        }
        if (input.Shape.Last % Groups == 0)
            return input.Shape;
        problems.Add(new Problem(
            ProblemKind.GroupsDoNotDivide, Id.Attribute,
            new[] { Name, $"{Groups}", input.Producer, input.Shape.ToString(), $"{input.Shape.Last}" }
                .ToEquatableArray(),
            input.ProducerAttribute));
        return null;
    }

    public override IReadOnlyList<ParameterTensor> Parameters(LayerInput input) =>
        Affine ? [PerChannel(input, "weight", "Ones"), PerChannel(input, "bias", "Zeros")] : [];

    public IReadOnlyList<KeptBuffer> Kept(Step step) => [new("Statistics", StatisticsRows * step.ChannelRow)];

    public override string Formula(string input) =>
        $"({input} - mean) / sqrt(variance + {Literals.Text(Epsilon)})" + (Affine ? " * weight + bias" : "");

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        EmitTensors(step, "parameters");
        step.Writer
            .Line($"GroupNorm.Forward<TSimd, {step.FusedType}>(")
            .Line($"    rows, {Sizes(step)}, {Groups}, ref input, {step.InputLayout.ChannelStrideName},")
            .Line($"    {Tensor(step, "weight")}, {Tensor(step, "bias")}, {Literals.Float(Epsilon)}, "
                + $"{Statistics(step)},")
            .Line($"    ref output, {step.OutputLayout.ChannelStrideName}, {step.FusedInstance});")
            .Close();
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        if (Affine)
            step.Writer.Line($"ref float weight = ref Floats.At(ref parameters, {MemberName}WeightOffset);");
        step.Writer
            .Line("GroupNorm.Backward<TSimd>(")
            .Line($"    rows, {Sizes(step)}, {Groups}, ref dOutput, {step.GradientInLayout.ChannelStrideName},")
            .Line($"    ref input, {step.InputLayout.ChannelStrideName}, {Tensor(step, "weight")}, {Statistics(step)},")
            .Line($"    ref dInput, {step.GradientOutLayout.ChannelStrideName});")
            .Close();
    }

    public ParameterGradients ParameterGradients(Step step) => RowsOfGradients(step);

    public void EmitParameterGradients(StepEmission step)
    {
        step.OpenParameterGradients();
        EmitTensors(step, "gradients", prefix: "d");
        step.Writer
            .Line("GroupNorm.ParameterGradients<TSimd>(")
            .Line($"    samples, {Sizes(step)}, ref dOutput, {step.GradientInLayout.ChannelStrideName},")
            .Line($"    ref input, {step.InputLayout.ChannelStrideName}, {Statistics(step)},")
            .Line("    ref dWeight, ref dBias, accumulate);")
            .Close();
    }

    private static string Sizes(StepEmission step) =>
        $"{step.OutputLayout.PositionsName}, {step.OutputLayout.ChannelsName}";

    // The rows of numbers that forward leaves, their length, and that of all of a sample.
    private static string Statistics(StepEmission step) =>
        $"ref statistics, {Width(step)}, {StatisticsRows} * {Width(step)}";
}
