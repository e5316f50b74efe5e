using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers.Attention;

/// <summary>
/// Writes the gradients of an attention's parameters: products over the rows of all steps or positions.
/// </summary>
internal sealed class AttentionGradients(StepEmission step, AttentionLayer layer) : AttentionEmission(step, layer)
{
    public void Emit()
    {
        Step.OpenParameterGradients();
        string features = Layout(0).ChannelsName;
        Code.Line($"int endIn = Math.Min(end, {features});");
        Code.Line($"int firstOut = Math.Max(first - {features}, 0), endOut = end - {features};");
        foreach (AttentionProjection projection in Layer.Projections)
            EmitInProj(projection);
        Code.Blank();
        Code.Line("// dOutProjWeight = attended^T * dOutput");
        Code.Line($"ref float dOutProjWeight = {Tensor("gradients", "OutProjWeight")};");
        EmitWeightProduct(
            "attended", Width, "dOutput", Step.GradientInLayout.ChannelStrideName, Samples(0),
            "dOutProjWeight", OutProjStride, OutProjStride, "firstOut", "endOut");
        if (Layer.Settings.UseBias)
            EmitBiases();
        Code.Close();
    }

    private string Samples(int operand) => Rows(operand, "samples");

    private void EmitInProj(AttentionProjection projection)
    {
        string weight = "d" + projection.Name + "Weight";
        string offset = projection.First == 0 ? "" : $" + {Thirds(projection.First)}";
        string input = Step.Operand(projection.Operand);
        Code.Blank();
        Code.Line($"// {weight} = {input}^T * {Local(projection)}Gradient");
        Code.Line($"ref float {weight} = ref Floats.At(ref gradients, {Name}InProjWeightOffset{offset});");
        EmitWeightProduct(
            input, Layout(projection.Operand).ChannelStrideName, Local(projection) + "Gradient", Stride(projection),
            Samples(projection.Operand), weight, InProjStride, Thirds(projection.Count), "first", "endIn");
    }

    private void EmitWeightProduct(
        string left, string leftStride, string right, string rightStride, string samples, string result,
        string resultStride, string columns, string first, string end)
    {
        Code.Line($"Tile<TSimd>.WeightGradient({first}, {end}, {columns}, ref {left}, {leftStride}, "
            + $"ref {right}, {rightStride}, (nuint)({samples}), ref {result}, {resultStride}, accumulate);");
    }

    private void EmitBiases()
    {
        Code.Blank();
        Code.Line("// biases have the sums of the gradients");
        Code.Open("if (first == 0)");
        foreach (AttentionProjection projection in Layer.Projections)
        {
            string offset = projection.First == 0 ? "" : $" + {Thirds(projection.First)}";
            EmitBias(
                Samples(projection.Operand), Thirds(projection.Count), Local(projection) + "Gradient",
                Stride(projection), $"ref Floats.At(ref gradients, {Name}InProjBiasOffset{offset})");
        }
        EmitBias(
            Samples(0), OutProjStride, "dOutput", Step.GradientInLayout.ChannelStrideName,
            Tensor("gradients", "OutProjBias"));
        Code.Close();
    }

    private void EmitBias(string rows, string columns, string gradient, string stride, string bias)
    {
        Code.Line("Reduction.ColumnSums<TSimd>(");
        Code.Line($"    {rows}, {columns}, ref {gradient}, {stride}, {bias}, accumulate);");
    }
}
