using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Layers.Normalization;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

/// <summary>A rectifier whose slope for negative values is learned.</summary>
/// <param name="Id">The layer's identity.</param>
/// <param name="PerChannel">Whether each channel has a slope of its own.</param>
internal sealed record PRelu(LayerIdentity Id, bool PerChannel) : Layer(Id), IHasParameterGradients
{
    private const double InitialSlope = 0.25;

    public override string Kind => "PRelu";

    public override IEnumerable<string> TensorNames => ["weight"];

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        new PRelu(id, reader.NamedBool("PerChannel"));

    public override Shape? InferShape(LayerInput input, ProblemList problems) => input.Shape;

    public override IReadOnlyList<ParameterTensor> Parameters(LayerInput input)
    {
        ParameterTensor slopes = PerChannel
            ? NormalizationLayer.PerChannel(input, "weight", "Ones")
            : NormalizationLayer.PerChannel(
                new LayerInput(new Shape(1), null, input.Producer, input.ProducerAttribute), "weight", "Ones")
                with { AxisNames = default };
        return [slopes with { InitialScale = InitialSlope }];
    }

    public override long Flops(Shape input, Shape output) => output.Size;

    public override string Formula(string input) => $"max({input}, 0) + weight * min({input}, 0)";

    public override Operands BackwardReads(Step step) => Operands.Input | Operands.Parameters;

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        EmitWeight(step);
        step.Writer
            .Line("PRelu.Forward<TSimd>(")
            .Line($"    {step.OutputLayout.Rows("rows")}, {step.OutputLayout.ChannelsName},")
            .Line($"    ref input, {step.InputLayout.ChannelStrideName}, ref weight, {Columns},")
            .Line($"    ref output, {step.OutputLayout.ChannelStrideName});")
            .Close();
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        EmitWeight(step);
        step.Writer
            .Line("PRelu.Backward<TSimd>(")
            .Line($"    {step.OutputLayout.Rows("rows")}, {step.OutputLayout.ChannelsName},")
            .Line($"    ref dOutput, {step.GradientInLayout.ChannelStrideName}, "
                + $"ref input, {step.InputLayout.ChannelStrideName},")
            .Line($"    ref weight, {Columns}, ref dInput, {step.GradientOutLayout.ChannelStrideName});")
            .Close();
    }

    public ParameterGradients ParameterGradients(Step step) => new("dWeight = the sum of dY * min(x, 0).", Rows: 1);

    public void EmitParameterGradients(StepEmission step)
    {
        step.OpenParameterGradients();
        step.Writer
            .Line($"ref float dWeight = ref Floats.At(ref gradients, {MemberName}WeightOffset);")
            .Line("PRelu.ParameterGradients<TSimd>(")
            .Line($"    {step.OutputLayout.Rows("samples")}, {step.OutputLayout.ChannelsName},")
            .Line($"    ref input, {step.InputLayout.ChannelStrideName}, "
                + $"ref dOutput, {step.GradientInLayout.ChannelStrideName},")
            .Line($"    ref dWeight, {step.Step.Parameters[0].Tensor.Stride}, {Columns}, accumulate);")
            .Close();
    }

    private string Columns => $"perColumn: {Literals.Bool(PerChannel)}";

    private void EmitWeight(StepEmission step) =>
        step.Writer.Line($"ref float weight = ref Floats.At(ref parameters, {MemberName}WeightOffset);");
}
