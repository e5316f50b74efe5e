using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Layers.Normalization;

/// <summary>
/// Normalisation of channels over all samples and positions: in training with the statistics of the batch, for which
/// the pass waits until all samples have come so far, otherwise with running ones.
/// </summary>
internal sealed record BatchNorm(LayerIdentity Id, double Momentum, double Epsilon, bool Affine)
    : NormalizationLayer(Id, Epsilon, Affine), IMakesChannels, INormalizesByRunningStatistics, IHasBuffers,
    IWaitsForBatch
{
    public override string Kind => "BatchNorm";

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        double momentum = reader.NamedDouble("Momentum", 0.1);
        if (momentum is not (>= 0 and <= 1))
        {
            reader.Reject(
                ProblemKind.ArgumentMakesNoSense, id.Name, $"its Momentum is {Literals.Text(momentum)}", "from 0 to 1");
            return null;
        }
        return ReadEpsilon(reader, id) is { } epsilon
            ? new BatchNorm(id, momentum, epsilon, reader.NamedBool("Affine", true))
            : null;
    }

    public override IReadOnlyList<ParameterTensor> Parameters(LayerInput input) =>
        Affine ? [PerChannel(input, "weight", "Ones"), PerChannel(input, "bias", "Zeros")] : [];

    public IReadOnlyList<ParameterTensor> Buffers(LayerInput input) =>
    [
        PerChannel(input, "running_mean", "Zeros") with { Member = "RunningMean" },
        PerChannel(input, "running_var", "Ones") with { Member = "RunningVar" },
    ];

    public bool ReadsBuffers => true;

    public IEnumerable<string> BufferNames => ["RunningMean", "RunningVar"];

    // In inference a subtraction, a multiplication and an addition for each value.
    public override long Flops(Shape input, Shape output) => 3L * output.Size;

    public override string Formula(string input) =>
        $"({input} - mean) / sqrt(variance + {Literals.Text(Epsilon)})" + (Affine ? " * weight + bias" : "");

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        EmitTensors(step, "parameters");
        EmitBuffers(step);
        step.Writer
            .Line($"BatchNorm.Forward<TSimd, {step.FusedType}>(")
            .Line($"    {Rows(step, "rows")}, {Channels(step)}, "
                + $"ref input, {step.InputLayout.ChannelStrideName}, ref statistics,")
            .Line($"    ref runningMean, ref runningVar, {Literals.Float(Epsilon)}, {Tensor(step, "weight")}, "
                + $"{Tensor(step, "bias")}, {Width(step)},")
            .Line($"    ref output, {step.OutputLayout.ChannelStrideName}, {step.FusedInstance});")
            .Close();
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        if (Affine)
            step.Writer.Line($"ref float weight = ref Floats.At(ref parameters, {MemberName}WeightOffset);");
        step.Writer
            .Line("BatchNorm.Backward<TSimd>(")
            .Line($"    {Rows(step, "rows")}, {Channels(step)}, {Rows(step, "samples")}, "
                + $"ref dOutput, {step.GradientInLayout.ChannelStrideName},")
            .Line($"    ref input, {step.InputLayout.ChannelStrideName}, ref statistics, {Tensor(step, "weight")}, "
                + $"{Width(step)},")
            .Line($"    ref dInput, {step.GradientOutLayout.ChannelStrideName});")
            .Close();
    }

    public void EmitPartSums(StepEmission step)
    {
        EmitPartMoments(step);
        EmitPartGradients(step);
    }

    public void EmitMerges(StepEmission step)
    {
        EmitMergeMoments(step);
        EmitMergeGradients(step);
    }

    private static void EmitPartMoments(StepEmission step)
    {
        step.OpenMethod(
            "PartMoments", "The sums over parts of the samples from which mean and variance are computed.",
            "int first, int end, int samples, ref float input, ref float sums");
        step.Writer
            .Line($"BatchNorm.PartMoments<TSimd>(first, end, samples, {Positions(step)}, {Channels(step)}, "
                + $"ref input, {step.InputLayout.ChannelStrideName}, ref sums, {Width(step)});")
            .Close();
    }

    private void EmitMergeMoments(StepEmission step)
    {
        step.OpenMerge(
            "MergeMoments",
            "Mean and variance of the batch from the sums of its parts, towards which the running ones move.",
            "int samples, ref float sums, ref float statistics, ref float buffers");
        EmitBuffers(step);
        step.Writer
            .Line($"BatchNorm.MergeMoments(samples, {Positions(step)}, {Channels(step)}, ref sums, {Width(step)}, "
                + $"{Literals.Float(Epsilon)}, {Literals.Text(Momentum)}, "
                + "ref statistics, ref runningMean, ref runningVar);")
            .Close();
    }

    private static void EmitPartGradients(StepEmission step)
    {
        step.OpenMethod(
            "PartGradients", "The sums over parts of the samples of dY and of dY times the distance from the mean.",
            "int first, int end, int samples, ref float dOutput, ref float input, ref float statistics, "
                + "ref float sums");
        step.Writer
            .Line($"BatchNorm.PartGradients<TSimd>(first, end, samples, {Positions(step)}, {Channels(step)}, "
                + $"ref dOutput, {step.GradientInLayout.ChannelStrideName}, "
                + $"ref input, {step.InputLayout.ChannelStrideName}, ref statistics, ref sums, {Width(step)});")
            .Close();
    }

    private void EmitMergeGradients(StepEmission step)
    {
        step.OpenMerge(
            "MergeGradients",
            Affine
                ? "dWeight = the sum of dY * xhat and dBias = the sum of dY, from the sums of the parts."
                : "The sums of dY * xhat and of dY, from those of the parts.",
            "int samples, ref float sums, ref float statistics"
                + (Affine ? ", ref float gradients, bool accumulate" : ""));
        EmitTensors(step, "gradients", prefix: "d");
        step.Writer
            .Line($"BatchNorm.MergeGradients(samples, {Channels(step)}, ref sums, {Width(step)}, ref statistics, "
                + $"{Tensor(step, "weight", "d")}, {Tensor(step, "bias", "d")}, "
                + $"{(Affine ? "accumulate" : "accumulate: false")});")
            .Close();
    }

    private void EmitBuffers(StepEmission step)
    {
        foreach (ParameterSlot slot in step.Step.Buffers)
            step.Writer.Line($"ref float {Identifiers.Uncapitalize(slot.Tensor.MemberName)} = "
                + $"ref Floats.At(ref buffers, {MemberName}{slot.Tensor.MemberName}Offset);");
    }

    private static string Rows(StepEmission step, string samples) => step.InputLayout.Rows(samples);

    private static string Positions(StepEmission step) =>
        step.InputLayout.Positions == 1 ? "1" : step.InputLayout.PositionsName;

    private static string Channels(StepEmission step) => step.InputLayout.ChannelsName;
}
