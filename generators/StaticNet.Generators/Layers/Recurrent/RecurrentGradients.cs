using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>Writes the gradients of a recurrent layer's parameters: products over the rows of all time steps.</summary>
internal sealed class RecurrentGradients(StepEmission step, RecurrentLayer layer) : RecurrentEmission(step, layer)
{
    private string InputStride => Step.InputLayout.ChannelStrideName;

    public void Emit()
    {
        Step.OpenParameterGradients();
        foreach (bool isReverse in Directions)
        {
            // the rows of the reverse direction come after those of the other
            string before = isReverse ? $" - ({Step.InputLayout.ChannelsName} + {Units})" : "";
            Code.Line($"{Library}.ParameterGradients({Sizes}, first{before}, end{before}, rows, time, ref input, "
                + $"{InputStride}, {Hidden(isReverse)}, {Gates(isReverse)}, {Tensors("gradients", isReverse)}, "
                + $"accumulate{Reverse(isReverse)});");
        }
        Code.Close();
        if (Step.Step.Table is { } table)
            EmitTableGradients(table);
    }

    private void EmitTableGradients(Lowering.Step table)
    {
        Step.OpenTableParameterGradients($"dWeightIh = the table of {table.Layer.Name}^T "
            + "* the sums of dGates for each token, and the others as ever, for rows of both from first to end.");
        Code.Line($"ref float dWeights = {Tensors("gradients")};");
        Code.Line($"{Library}.InputGradients({Sizes}, first, end, Vocabulary, "
            + $"ref Floats.At(ref parameters, {table.Name}WeightOffset), {InputStride}, ref sums, ref dWeights, "
            + "accumulate);");
        Code.Line($"{Library}.StateGradients({Sizes}, first, end, rows, time, {Hidden()}, ref gates, ref dWeights, "
            + "accumulate);");
        Code.Close();
    }
}
