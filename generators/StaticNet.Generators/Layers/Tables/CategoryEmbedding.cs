using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Tables;

/// <summary>
/// Puts a vector that is learned in the place of the number of a category in each row. No attribute stands for it: the
/// record that is the input brings it.
/// </summary>
/// <param name="Id">Its name is that of the record's property.</param>
/// <param name="Input">The name of the input.</param>
/// <param name="Column">The place of the number among the row's values.</param>
/// <param name="Categories">The number of categories.</param>
/// <param name="Units">The length of the vector.</param>
internal sealed record CategoryEmbedding(LayerIdentity Id, string Input, int Column, int Categories, int Units)
    : Layer(Id), IHasParameterGradients, IEncodesInput
{
    // Every part of the gradient reads all rows, so there are few parts.
    private const int MostBands = 8 * ParameterGradientsEmitter.WeightRowsPerPart;

    public override string Kind => "CategoryEmbedding";

    public override bool KeepsShape => false;

    private int Stride => Lanes.Pad(Units);

    private int Band => (Categories + MostBands - 1) / MostBands;

    public override Shape? InferShape(LayerInput input, ProblemList problems)
    {
        if (Sizes.FitsParameters((long)Categories * (Units + 2L * Lanes.Width)))
            return new Shape(input.Shape.Size - 1 + Units);
        problems.Add(ProblemKind.TooLarge, Id.Attribute, Name, $"{Categories}x{Units} weights");
        return null;
    }

    public override IReadOnlyList<ParameterTensor> Parameters(LayerInput input)
    {
        int[] shape = [Categories, Units];
        return
        [
            new(
                "weight", shape.ToEquatableArray(), Categories, Stride, Axis.RowMajor(shape, Stride), "Normal",
                Categories, Units)
            {
                AxisNames = new[] { "categories", "units" }.ToEquatableArray(),
            },
        ];
    }

    public override long Flops(Shape input, Shape output) => 0;

    public override string Formula(string input) =>
        $"{input} with weight[{input}[{Column}]] in the place of {input}[{Column}]";

    public ParameterGradients ParameterGradients(Step step) => new(
        $"dWeight[category] = the sum of {step.Output.GradientLocal} over the rows with that category, "
            + (Band == 1 ? "for the categories" : $"for bands of {Band} categories") + " from first to end.",
        (Categories + Band - 1) / Band);

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        step.Writer
            .Line($"{Rows(step)}.Forward(")
            .Line($"    rows, ref input, {step.InputLayout.ChannelStrideName},")
            .Line($"    ref Floats.At(ref parameters, {MemberName}WeightOffset), tableStride: {Stride},")
            .Line($"    ref output, {step.OutputLayout.ChannelStrideName});")
            .Close();
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        step.Writer
            .Line($"{Rows(step)}.Backward(")
            .Line($"    rows, ref dOutput, {step.GradientInLayout.ChannelStrideName}, "
                + $"ref dInput, {step.GradientOutLayout.ChannelStrideName});")
            .Close();
    }

    public void EmitParameterGradients(StepEmission step)
    {
        step.OpenParameterGradients();
        step.Writer
            .Line($"{Rows(step)}.AddGradients(")
            .Line($"    {Bands}, samples,")
            .Line($"    ref input, {step.InputLayout.ChannelStrideName}, "
                + $"ref dOutput, {step.GradientInLayout.ChannelStrideName},")
            .Line($"    ref Floats.At(ref gradients, {MemberName}WeightOffset), tableStride: {Stride}, accumulate);")
            .Close();
    }

    private string Bands => Band == 1 ? "first, end" : $"first * {Band}, Math.Min(end * {Band}, {Categories})";

    private string Rows(StepEmission step) =>
        $"new CategoryColumn(column: {Column}, size: {step.InputLayout.ChannelsName}, categories: {Categories}, "
        + $"units: {Units})";
}
