using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>Writes the gradients of a recurrent layer's parameters: products over the rows of all time steps.</summary>
internal sealed class RecurrentGradients(StepEmission step, RecurrentLayer layer) : RecurrentEmission(step, layer)
{
    public void Emit()
    {
        Step.OpenParameterGradients();
        if (IsWrittenOnce)
        {
            EmitOnce();
            return;
        }
        EmitCall("first, end", isReverse: false);
        if (IsBidirectional)
        {
            string rows = $"({Step.InputLayout.ChannelsName} + {Units})";
            EmitCall($"first - {rows}, end - {rows}", isReverse: true);
        }
        Code.Close();
        EmitInputGradients();
        OpenDirection(
            "Gradients",
            $"The gradients of one direction of {Layer.Name} but for its inputs' weight, "
            + "for some of the rows after those.",
            "int first", "int end", "int rows", "ref float hiddenBefore", "ref float gates", "ref float gradients",
            "bool accumulate");
        Layer.EmitRecurrentGradients(this);
        Code.Close();
        if (Step.Step.Table is { } table)
            EmitTableGradients(table);
    }

    private void EmitInputGradients()
    {
        Code.Blank();
        Code.Summary("dWeightIh = input^T * dGates, for some of its rows.");
        Code.Line($"private static void {Name}InputGradients(int first, int end, int rows, ref float input, "
            + "ref float gates, ref float gradients, bool accumulate)");
        Code.Open("");
        EmitInputProduct("gradients");
        Code.Close();
    }

    private void EmitInputProduct(string result) => EmitProduct(
        "input", Step.InputLayout.ChannelStrideName, result, "Math.Max(first, 0)",
        $"Math.Min(end, {Step.InputLayout.ChannelsName})");

    private void EmitOnce()
    {
        Code.Line("int steps = rows * time;");
        Code.Blank();
        Code.Line("// dWeightIh = input^T * dGates");
        Code.Line($"ref float dWeightIh = ref Floats.At(ref gradients, {Offset("WeightIh")});");
        EmitInputProduct("dWeightIh");
        Code.Blank();
        Code.Line($"ref float hiddenBefore = {HiddenBefore};");
        Layer.EmitRecurrentGradients(this);
        Code.Close();
    }

    // The rows of all time steps.
    private string Rows => IsWrittenOnce ? "steps" : "rows";

    // Where a tensor's gradient starts in what the method has as gradients: all of them, or those of a direction.
    private string Offset(string tensor) => IsWrittenOnce ? $"{Name}{tensor}Offset" : Tensor(tensor);

    // The states before the steps lie one block before those after them.
    private string HiddenBefore =>
        $"ref Unsafe.Subtract({StateBlocks("hidden", isReverse: false)}, rows * {HiddenStride})";

    private void EmitTableGradients(Lowering.Step table)
    {
        Step.OpenTableParameterGradients($"dWeightIh = the table of {table.Layer.Name}^T "
            + "* the sums of dGates for each token, and the others as ever, for rows of both from first to end.");
        Code.Line($"ref float dWeights = ref Floats.At(ref gradients, {Name}WeightIhOffset);");
        Code.Line($"{Name}InputGradients(first, end, Vocabulary, "
            + $"ref Floats.At(ref parameters, {table.Name}WeightOffset), ref sums, ref dWeights, accumulate);");
        EmitDirectionCall("first, end", isReverse: false, "ref dWeights");
        Code.Close();
    }

    /// <summary>The gradients of the recurrent weight and of both biases.</summary>
    public void EmitRecurrentGradients()
    {
        string inputs = Step.InputLayout.ChannelsName;
        Code.Line("// dWeightHh = hiddenBefore^T * dGates");
        Code.Line($"ref float dWeightHh = ref Floats.At(ref gradients, {Offset("WeightHh")});");
        EmitProduct("hiddenBefore", HiddenStride, "dWeightHh", $"Math.Max(first - {inputs}, 0)", EmitEndOfState());
        if (!Layer.Settings.UseBias)
            return;
        Code.Blank();
        Code.Line("// both biases have the sum of dGates");
        Code.Open("if (first <= 0 && end > 0)");
        foreach (string bias in new[] { "BiasIh", "BiasHh" })
            Code.Line($"Reduction.ColumnSums<TSimd>({Rows}, {WeightWidth}, ref gates, {GatesStride}, "
                + $"ref Floats.At(ref gradients, {Offset(bias)}), accumulate);");
        Code.Close();
    }

    // The row after the last of the recurrent weight's: after them may come the other direction's.
    private string EmitEndOfState()
    {
        string inputs = Step.InputLayout.ChannelsName;
        if (!IsBidirectional)
            return $"end - {inputs}";
        Code.Line($"int endState = Math.Min(end - {inputs}, {Units});");
        return "endState";
    }

    /// <summary>
    /// The gradients where the third gate's recurrent product multiplies something else than the others', or its
    /// gradient is another than that of its input's product.
    /// </summary>
    /// <param name="left">What that product multiplies, a row for each row of gates.</param>
    /// <param name="leftStride">The distance of its rows.</param>
    /// <param name="part">The part of a row of gates that is the product's gradient.</param>
    public void EmitThirdGateApart(string left, string leftStride, int part)
    {
        string inputs = Step.InputLayout.ChannelsName;
        (string first, string end) = ($"Math.Max(first - {inputs}, 0)", EmitEndOfState());
        Code.Line("// dWeightHh = hiddenBefore^T * dGates, the candidate's columns apart");
        Code.Line($"ref float dWeightHh = ref Floats.At(ref gradients, {Offset("WeightHh")});");
        EmitProduct("hiddenBefore", HiddenStride, "dWeightHh", first, end, gates: 2);
        Code.Line($"ref float dCandidate = ref Floats.At(ref gates, {part} * {GateWidth});");
        Code.Line($"ref float dCandidateWeight = ref Floats.At(ref dWeightHh, 2 * {GateWidth});");
        EmitProduct(left, leftStride, "dCandidateWeight", first, end, gates: 1, right: "dCandidate");
        if (!Layer.Settings.UseBias)
            return;
        Code.Blank();
        Code.Line("// the biases have the sums of dGates");
        Code.Open("if (first <= 0 && end > 0)");
        Code.Line($"ref float dBiasIh = ref Floats.At(ref gradients, {Offset("BiasIh")});");
        Code.Line($"ref float dBiasHh = ref Floats.At(ref gradients, {Offset("BiasHh")});");
        Code.Line($"ref float dCandidateBias = ref Floats.At(ref dBiasHh, 2 * {GateWidth});");
        Code.Line(
            $"Reduction.ColumnSums<TSimd>({Rows}, {WeightWidth}, ref gates, {GatesStride}, ref dBiasIh, accumulate);");
        Code.Line(
            $"Reduction.ColumnSums<TSimd>({Rows}, {Width(2)}, ref gates, {GatesStride}, ref dBiasHh, accumulate);");
        Code.Line($"Reduction.ColumnSums<TSimd>({Rows}, {GateWidth}, ref dCandidate, {GatesStride}, "
            + "ref dCandidateBias, accumulate);");
        Code.Close();
    }

    /// <summary>
    /// A product over all rows: <c>result = left^T * gates</c>, for rows of the result from first to end.
    /// </summary>
    private void EmitProduct(
        string left, string leftStride, string result, string first, string end, int? gates = null,
        string right = "gates")
    {
        Code.Line($"Tile<TSimd>.WeightGradient({first}, {end}, {Width(gates ?? Layer.Gates)}, "
            + $"ref {left}, {leftStride}, ref {right}, {GatesStride}, (nuint){Rows}, "
            + $"ref {result}, {WeightStride}, accumulate);");
    }

    private void EmitCall(string range, bool isReverse)
    {
        string suffix = isReverse ? "Reverse" : "";
        string gradients = $"ref Floats.At(ref gradients, {Name}WeightIh{suffix}Offset)";
        Code.Line($"{Name}InputGradients({range}, rows * time, ref input, "
            + $"ref gates{suffix}, {gradients}, accumulate);");
        EmitDirectionCall(range, isReverse, gradients);
    }

    // In reverse the states after the steps start one block early.
    private void EmitDirectionCall(string range, bool isReverse, string gradients)
    {
        string before = isReverse ? "ref hiddenReverse" : HiddenBefore;
        Code.Line($"{Name}DirectionGradients({range}, rows * time, {before}, "
            + $"ref gates{(isReverse ? "Reverse" : "")}, {gradients}, accumulate);");
    }
}
