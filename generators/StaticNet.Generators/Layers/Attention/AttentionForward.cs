using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers.Attention;

/// <summary>Writes the forward pass of an attention.</summary>
internal sealed class AttentionForward(StepEmission step, AttentionLayer layer) : AttentionEmission(step, layer)
{
    private bool HasCache => Layer is ICountsSteps { CountsSteps: true };

    public void Emit()
    {
        Step.OpenForward();
        EmitMemory();
        foreach (AttentionProjection projection in Layer.Projections)
            EmitProjection(projection);
        if (Layer.Settings.IsRotary)
            EmitRotation(inverse: false, "projected", HasCache ? "cache" : "default");
        EmitAttention();
        EmitOutput();
        Code.Close();
        EmitOperands();
    }

    // All is one rent: of the thread's memory for a layer there is one block.
    private void EmitMemory()
    {
        int exact = ExactFloats(Step.OutputLayout);
        Code.Line("// inference keeps nothing for backward: what lies between the products is borrowed");
        Code.Line("long kept = 0;");
        Code.Open($"if (Unsafe.IsNullRef(ref {Local(Layer.Projections[0])}))");
        foreach (AttentionProjection projection in Layer.Projections)
            Code.Line($"kept += (long){Rows(projection.Operand)} * {Stride(projection)};");
        Code.Line($"kept += (long){Rows(0)} * {Width};");
        Code.Close();
        Code.Line($"int own = Attention.ScratchFloats({HeadStride}){(exact > 0 ? $" + {exact}" : "")};");
        if (HasCache)
        {
            Code.Line("if (!cache.IsEmpty)");
            Code.Line($"    own += AttentionSteps.ScratchFloats(cache, {Name}StepMemory, {HeadStride});");
        }
        Code.Line("ref float scratch = ref Scratch.RentForLayer(kept + own);");
        Code.Open("if (kept > 0)");
        string before = "ref Floats.At(ref scratch, own)";
        foreach (AttentionProjection projection in Layer.Projections)
        {
            Code.Line($"{Local(projection)} = {before};");
            before = $"ref Floats.At(ref {Local(projection)}, {Rows(projection.Operand)} * {Stride(projection)})";
        }
        Code.Line($"attended = {before};");
        Code.Close();
    }

    private void EmitProjection(AttentionProjection projection)
    {
        string input = Step.Operand(projection.Operand), part = PartOf(projection, "inProj");
        string offset = projection.First == 0 ? "" : $" + {Thirds(projection.First)}";
        Code.Blank();
        Code.Line($"// {Local(projection)} = {input} * inProjWeight{(Layer.Settings.UseBias ? " + inProjBias" : "")}");
        Code.Line($"ref float {part}Weight = ref Floats.At(ref parameters, {Name}InProjWeightOffset{offset});");
        if (Layer.Settings.UseBias)
            Code.Line($"ref float {part}Bias = ref Floats.At(ref parameters, {Name}InProjBiasOffset{offset});");
        EmitProduct(
            Rows(projection.Operand), Thirds(projection.Count),
            input, Layout(projection.Operand).ChannelStrideName, part + "Weight", InProjStride,
            Layout(projection.Operand).ChannelsName, Layer.Settings.UseBias ? part + "Bias" : "",
            Local(projection), Stride(projection));
    }

    private string PartOf(AttentionProjection projection, string tensor) =>
        Layer.Projections.Count == 1 ? tensor : Local(projection);

    private void EmitAttention()
    {
        Code.Blank();
        Code.Line("// attended = softmax(queries * keys^T / sqrt(head size)) * values, head by head");
        Code.Line($"AttentionOperands operands = {Name}Operands({OperandArguments()});");
        if (!HasCache)
        {
            Code.Line("Attention.Forward<TSimd>(in operands);");
            return;
        }
        Code.Line("if (cache.IsEmpty)");
        Code.Line("    Attention.Forward<TSimd>(in operands);");
        Code.Line("else");
        Code.Line($"    AttentionSteps.Run<TSimd>(in operands, cache, {Name}StepMemory);");
    }

    private void EmitOutput()
    {
        Code.Blank();
        Code.Line($"// output = attended * outProjWeight{(Layer.Settings.UseBias ? " + outProjBias" : "")}");
        Code.Line($"ref float outProjWeight = {Tensor("parameters", "OutProjWeight")};");
        if (Layer.Settings.UseBias)
            Code.Line($"ref float outProjBias = {Tensor("parameters", "OutProjBias")};");
        string exact = $"Floats.At(ref scratch, Attention.ScratchFloats({HeadStride}))";
        EmitProductToValue(
            Rows(0), "attended", Width, "outProjWeight", OutProjStride, Width,
            Layer.Settings.UseBias ? "outProjBias" : "", "output", Step.OutputLayout, exact);
    }

    // Both directions read the same.
    private void EmitOperands()
    {
        string rows = Layer.IsOverTime ? "int rows, int time, ReadOnlySpan<int> lengths" : "int rows";
        string projected = string.Join(", ", Layer.Projections.Select(projection => "ref float " + Local(projection)));
        string random = DrawsRandomNumbers ? $", ulong key, int {FirstSequence}" : "";
        Code.Blank();
        Code.Summary($"Where the attention of {Layer.Name} finds everything.");
        Code.Line($"private static AttentionOperands {Name}Operands({rows}, {projected}, ref float attended, "
            + $"ref float logSums, ref float scratch{random}) => new()");
        Code.Open("");
        Code.Line($"Sequences = rows, Queries = {Count(0)}, Keys = {Count(Layer.Projections.Count - 1)},");
        if (Layer.IsOverTime)
            Code.Line("Lengths = lengths,");
        Code.Line($"Heads = {Name}Heads,");
        Code.Line($"HeadSize = {Name}HeadSize, HeadStride = {HeadStride},");
        float scale = (float)(1 / Math.Sqrt(Sizes.HeadSize));
        Code.Line($"Scale = {Literals.Float(scale)}, // 1 / sqrt({Sizes.HeadSize})");
        if (Layer.Settings.IsCausal)
            Code.Line($"IsCausal = true, Window = {Layer.Settings.Window},");
        if (DrawsRandomNumbers)
            Code.Line($"DropoutRate = key == 0 ? 0 : {Literals.Float(Layer.Settings.Dropout)}, DropoutKey = key, "
                + $"FirstSequence = {FirstSequence},");
        (string query, string key, string value) = Places("");
        AttentionProjection last = Layer.Projections[Layer.Projections.Count - 1];
        Code.Line($"Query = {query},");
        Code.Line($"QueryStride = {Stride(Layer.Projections[0])},");
        Code.Line($"QuerySequence = {Distances(0)[0]}, QueryStep = {Distances(0)[1]},");
        Code.Line($"Key = {key},");
        Code.Line($"Value = {value},");
        Code.Line($"KeyStride = {Stride(last)},");
        Code.Line($"KeySequence = {Distances(last.Operand)[0]}, KeyStep = {Distances(last.Operand)[1]},");
        Code.Line("Output = ref attended, LogSums = ref logSums,");
        Code.Line($"LogSumsStride = {Name}LogSumsStride,");
        Code.Line("Scratch = ref scratch,");
        Code.Close(";");
    }

    private string Count(int projection) =>
        Layer.IsOverTime ? "time" : Layout(Layer.Projections[projection].Operand).PositionsName;

    // Of two sequences and of two steps, in rows.
    private string[] Distances(int operand) =>
        Layer.IsOverTime ? ["1", "(nuint)rows"] : [Layout(operand).PositionsName, "1"];
}
