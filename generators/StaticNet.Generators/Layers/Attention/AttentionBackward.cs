using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Layers.Attention;

/// <summary>Writes the backward pass of an attention.</summary>
internal sealed class AttentionBackward(StepEmission step, AttentionLayer layer) : AttentionEmission(step, layer)
{
    /// <summary>The second weight, transposed, and after it the parts of the first.</summary>
    /// <summary>The weight of the result, then those of what is projected.</summary>
    public IEnumerable<string> Transpositions()
    {
        string channels = Layout(0).ChannelsName;
        yield return $"Transposition.Transpose<TSimd>({Step.Parameter("OutProjWeight")}, {Width}, {channels}, "
            + $"{OutProjStride}, {Step.Transposed()}, {Width});";
        foreach (AttentionProjection projection in Layer.Projections)
        {
            string offset = projection.First == 0 ? "" : $" + {Thirds(projection.First)}";
            yield return "Transposition.Transpose<TSimd>("
                + $"ref Floats.At(ref Parameters, {Name}InProjWeightOffset{offset}), {channels}, "
                + $"{Thirds(projection.Count)}, {InProjStride}, "
                + $"ref Floats.At({Step.Transposed()}, {TransposedPlace(projection)}), {OutProjStride});";
        }
    }

    /// <summary>The gradients of queries, keys and values.</summary>
    public void EmitInner()
    {
        Step.OpenInnerBackward(
            $"The gradients of queries, keys and values of {Layer.Name}, whose weights are computed again.");
        Code.Line($"int own = Attention.ScratchFloats({HeadStride});");
        Code.Line($"ref float scratch = ref Scratch.RentForLayer(own + (long){Rows(0)} * {Width});");
        Code.Line("ref float dAttended = ref Floats.At(ref scratch, own);");
        Code.Blank();
        Code.Line("// dAttended = dOutput * outProjWeight^T");
        EmitProduct(
            Rows(0), Width, "dOutput", Step.GradientInLayout.ChannelStrideName,
            "transposedWeight", Width, Step.OutputLayout.ChannelsName, "", "dAttended", Width);
        Code.Blank();
        Code.Line($"AttentionOperands operands = {Name}Operands({OperandArguments()});");
        (string query, string key, string value) = Places("Gradient");
        Code.Line("operands.OutputGradient = ref dAttended;");
        Code.Line($"operands.QueryGradient = {query};");
        Code.Line($"operands.KeyGradient = {key};");
        Code.Line($"operands.ValueGradient = {value};");
        Code.Line("Attention.Backward<TSimd>(in operands);");
        if (Layer.Settings.IsRotary)
            EmitRotation(inverse: true, "projectedGradient", "default");
        Code.Close();
    }

    /// <summary>The gradients of what is read.</summary>
    public void Emit()
    {
        if (Layer.Projections.Count == 1)
        {
            Step.OpenBackward();
            EmitProjection(Layer.Projections[0]);
            return;
        }
        foreach (Contribution contribution in Step.Contributions)
        {
            Step.OpenBackward(contribution);
            EmitProjection(Layer.Projections.First(projection => projection.Operand == contribution.Operand));
        }
    }

    private void EmitProjection(AttentionProjection projection)
    {
        ValueLayout layout = Step.Step.GradientLayoutOf(projection.Operand);
        string gradient = Local(projection) + "Gradient";
        Code.Line($"ref float inProjWeight = ref Floats.At(ref transposedWeight, {TransposedPlace(projection)});");
        if (ExactFloats(layout) > 0)
            Code.Line($"ref float scratch = ref Scratch.RentForLayer({ExactFloats(layout)});");
        EmitProductToValue(
            Rows(projection.Operand), gradient, Stride(projection), "inProjWeight", OutProjStride,
            Thirds(projection.Count), "", "dInput", layout, "scratch");
        Code.Close();
    }

    private string TransposedPlace(AttentionProjection projection)
    {
        string place = $"{Layout(0).ChannelsName} * {Width}";
        return projection.First == 0 ? place : $"{place} + {Thirds(projection.First)} * {OutProjStride}";
    }
}
