using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Attention;

/// <summary>A vector for each position: a row of its weight, which lies in the block as in files.</summary>
internal sealed record PositionalEmbedding(
    LayerIdentity Id, int MaxLength, string Initializer, bool IsOverTime = false)
    : PositionLayer(Id, IsOverTime), IHasParameterGradients
{
    public override string Kind => "PositionalEmbedding";

    public override int MostSteps => MaxLength;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        int length = reader.Int(0);
        if (!Sizes.IsSensible(reader, id.Name, "positions", length))
            return null;
        return reader.NamedEnum(id.Name, "Init", "Normal") is { } initializer
            ? new PositionalEmbedding(id, length, initializer)
            : null;
    }

    public override Layer For(LayerInput input) => this with { IsOverTime = PositionAxis.IsTime(input) };

    public override Shape? InferShape(LayerInput input, ProblemList problems)
    {
        if (base.InferShape(input, problems) is not { } shape)
            return null;
        if (!IsOverTime && shape.Positions > MaxLength)
        {
            problems.Add(new Problem(
                ProblemKind.MorePositions, Id.Attribute,
                new[] { Name, $"{MaxLength}", input.Producer, shape.ToString(), $"{shape.Positions}" }
                    .ToEquatableArray(),
                input.ProducerAttribute, Fix: $"{shape.Positions}"));
            return null;
        }
        if (Sizes.FitsParameters(MaxLength * (shape.Last + 2L * Lanes.Width)))
            return shape;
        problems.Add(ProblemKind.TooLarge, Id.Attribute, Name, $"{MaxLength}x{shape.Last} weights");
        return null;
    }

    public override IReadOnlyList<ParameterTensor> Parameters(LayerInput input)
    {
        int features = input.Shape.Last, stride = Lanes.Pad(features);
        Axis[] axes = [new(MaxLength, stride), new(features, 1)];
        return
        [
            new(
                "weight", new[] { MaxLength, features }.ToEquatableArray(), MaxLength, stride,
                axes.ToEquatableArray(), Initializer, MaxLength, features)
            {
                AxisNames = new[] { "positions", "features" }.ToEquatableArray(),
            },
        ];
    }

    public override string Formula(string input) => $"{input} + weight[position]";

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        step.Writer
            .Line("Positions.AddLearned<TSimd>(")
            .Line($"    {Rows(step)}, {step.InputLayout.ChannelsName},")
            .Line($"    ref input, {step.InputLayout.ChannelStrideName},")
            .Line($"    ref Floats.At(ref parameters, {MemberName}WeightOffset), {Stride(step)}, {MaxLength},")
            .Line($"    ref output, {step.OutputLayout.ChannelStrideName}, {Cache});")
            .Close();
    }

    public ParameterGradients ParameterGradients(Step step) => new(
        $"dWeight[position] = the sum of {step.Output.GradientLocal} over the samples, from first to end.", MaxLength,
        Operands.None);

    public void EmitParameterGradients(StepEmission step)
    {
        step.OpenParameterGradients();
        step.Writer
            .Line("Positions.LearnedGradients<TSimd>(")
            .Line($"    first, end, {Rows(step, "samples")}, {step.InputLayout.ChannelsName}, "
                + $"ref dOutput, {step.GradientInLayout.ChannelStrideName},")
            .Line($"    ref Floats.At(ref gradients, {MemberName}WeightOffset), {Stride(step)}, accumulate);")
            .Close();
    }

    private static int Stride(StepEmission step) => Lanes.Pad(step.InputLayout.Channels);
}
