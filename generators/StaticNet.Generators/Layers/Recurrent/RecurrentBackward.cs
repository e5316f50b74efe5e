using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>
/// Writes the backward pass of a recurrent layer: step by step the gradients of the pre-activations, which take the
/// place of what forward left, then the input's gradient of all steps.
/// </summary>
internal sealed class RecurrentBackward(StepEmission step, RecurrentLayer layer) : RecurrentEmission(step, layer)
{
    private string InputStride => Step.GradientOutLayout.ChannelStrideName;

    private string OutputStride => Step.GradientInLayout.ChannelStrideName;

    public void Emit()
    {
        Step.OpenBackward();
        foreach (bool isReverse in Directions)
        {
            string weight = isReverse ? $"ref Floats.At(ref transposedWeight, {Offset(1)})" : "ref transposedWeight";
            Code.Line($"{Library}.Backward({Sizes}, rows, time, lengths, {Part("dOutput", isReverse)}, "
                + $"{OutputStride}, {weight}, {Gates(isReverse)}, {Hidden(isReverse)}, {Cell(isReverse)}, ref dState, "
                + $"ref dStateIn, {StateOffset(isReverse)}, ref dInput, {InputStride}{Reverse(isReverse)});");
        }
        Code.Close();
        if (Step.Step.Table is { } table)
            EmitTableBackward(table);
    }

    // After the sums lie the gradients of the table's rows: both are linear in the gradients of the steps.
    private void EmitTableBackward(Lowering.Step table)
    {
        Step.OpenTableBackward($"The gradients of {table.Layer.Name}'s table: those of the pre-activations, "
            + "summed for each token, then multiplied once.");
        Code.Line($"{Library}.BackwardSteps({Sizes}, rows, time, lengths, ref dOutput, {OutputStride}, "
            + $"ref Floats.At(ref transposedWeight, {StateWeight}), ref gates, {Hidden()}, {Cell()}, ref dState, "
            + $"ref dStateIn, {StateOffset()});");
        Code.Blank();
        Code.Line("// sums[token] = the sum of the gradients of the pre-activations over the steps with that token");
        Code.Line("Embedding.AddGradients<TSimd>(0, Vocabulary, rows * time, ref tokens, ref gates, ref sums, "
            + $"{GatesStride}, -1, accumulate: false);");
        Code.Line($"ref float dRows = ref Floats.At(ref sums, Vocabulary * {GatesStride});");
        Code.Line($"{Library}.InputGradient({Sizes}, Vocabulary, ref sums, ref transposedWeight, ref dRows, "
            + $"{InputStride});");
        Code.Close();
    }

    /// <summary>Of each direction the weights of the inputs, then those of the state.</summary>
    public IEnumerable<string> Transpositions()
    {
        foreach (bool isReverse in Directions)
        {
            int start = isReverse ? Offset(1) : 0;
            string suffix = isReverse ? "Reverse" : "";
            yield return Transposition("WeightIh" + suffix, Step.InputLayout.ChannelsName, start, InputStride);
            yield return Transposition("WeightHh" + suffix, Units, start + StateWeight, HiddenStride);
        }
    }

    private int StateWeight => Layer.WeightWidth * Step.Input.GradientStride;

    private int Offset(int direction) => direction * Layer.TransposedOfDirection(Step.Step);

    private string Transposition(string tensor, string rows, int offset, string stride) =>
        $"Transposition.Transpose<TSimd>({Step.Parameter(tensor)}, {rows}, {WeightWidth}, {WeightStride}, "
        + $"{Step.Transposed(offset)}, {stride});";
}
