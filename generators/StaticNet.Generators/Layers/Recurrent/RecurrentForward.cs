using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>Writes the forward pass of a recurrent layer.</summary>
internal sealed class RecurrentForward(StepEmission step, RecurrentLayer layer) : RecurrentEmission(step, layer)
{
    public void Emit()
    {
        Step.OpenForward();
        EmitMemory();
        if (IsWrittenOnce)
            EmitOnce();
        else
            EmitCall(isReverse: false);
        if (IsBidirectional)
            EmitCall(isReverse: true);
        if (Layer.HasOwnHidden)
            EmitOutput();
        Code.Close();
        if (!IsWrittenOnce)
            EmitInputProductMethod();
        EmitDirection();
        if (Step.Step.Table is { } table)
            EmitTableForward(table);
    }

    // The table's products lie where the rows of all steps would.
    private void EmitTableForward(Lowering.Step table)
    {
        string name = table.Name;
        Code.Blank();
        Code.Summary($"Whether the rows of {table.Layer.Name}'s table are multiplied once each, "
            + "which their results must have room for.");
        Code.Line($"public static bool {Name}LooksUp(int steps) => "
            + $"(long)steps * {name}Stride >= (long)Vocabulary * ({GatesStride} + {name}Stride);");
        Step.OpenTableForward($"{Step.Output.Local} of {table.Layer.Name}: each row of its table is multiplied once, "
            + "and looked up at each step.");
        Code.Line($"ref float bias = ref Scratch.RentForLayer({WeightStride});");
        Code.Line($"ref float weights = ref Floats.At(ref parameters, {Name}WeightIhOffset);");
        Code.Line($"{Name}InputProduct(Vocabulary, ref Floats.At(ref parameters, {name}WeightOffset), "
            + "ref weights, ref bias, ref products);");
        Code.Line($"Embedding.Gather(rows * time, Vocabulary, ref tokens, ref products, ref gates, {GatesStride});");
        EmitDirectionCall(isReverse: false, weights: "ref weights");
        if (Layer.HasOwnHidden)
            EmitOutput();
        Code.Close();
    }

    /// <summary>The sum of both biases, with which the input's product starts.</summary>
    public void EmitBiases() => Code
        .Line($"Recurrence.AddBiases<TSimd>({WeightWidth}, ref Floats.At(ref weights, {Tensor("BiasIh")}), "
            + $"ref Floats.At(ref weights, {Tensor("BiasHh")}), ref bias);");

    /// <summary>
    /// The recurrent product: <c>result = activation(start + hiddenBefore * weightHh)</c>, over all gates.
    /// </summary>
    public void EmitProduct(string result, string resultStride, string activation = "default(Identity)") =>
        EmitProduct(
            WeightWidth, $"ref hiddenBefore, {HiddenStride}", "weightHh", $"ref gate, {GatesStride}",
            $"ref {result}, {resultStride}", activation);

    /// <summary>The recurrent product of the first two gates: <c>gate += hiddenBefore * weightHh</c>.</summary>
    public void EmitProductOfTwoGates() => EmitProduct(
        $"2 * {GateWidth}", $"ref hiddenBefore, {HiddenStride}", "weightHh", $"ref gate, {GatesStride}",
        $"ref gate, {GatesStride}");

    /// <summary>
    /// The recurrent product of the third gate alone: <c>result = start + left * weightHh</c>, parts of a row.
    /// </summary>
    /// <param name="left">What is multiplied, [rows x units].</param>
    /// <param name="leftStride">The distance of its rows.</param>
    /// <param name="start">The part that the product is added to, or null for the bias of the state.</param>
    /// <param name="result">The part where it goes.</param>
    public void EmitProductOfThirdGate(string left, string leftStride, string? start, string result)
    {
        Code.Line($"ref float candidateWeight = ref Floats.At(ref weightHh, 2 * {GateWidth});");
        string bias = Layer.Settings.UseBias
            ? $"ref Floats.At(ref weights, {Tensor("BiasHh")} + 2 * {GateWidth})"
            : "ref Unsafe.NullRef<float>()";
        string from = start is null ? $"{bias}, 0" : $"ref {start}, {GatesStride}";
        EmitProduct(
            GateWidth, $"ref {left}, {leftStride}", "candidateWeight", from, $"ref {result}, {GatesStride}");
    }

    private void EmitProduct(
        string columns, string left, string weight, string start, string result,
        string activation = "default(Identity)") => Code.Line(
            $"Tile<TSimd>.Add(rows, {columns}, {left}, ref {weight}, {WeightStride}, {Units}, {start}, {result}, "
            + $"{activation});");

    private void EmitMemory()
    {
        List<(string Name, string Stride)> kept = [.. Step.Step.Kept.Select(buffer =>
            (buffer.Local, buffer.Name.StartsWith("Gates", StringComparison.Ordinal) ? GatesStride : HiddenStride))];
        Code.Line("// inference keeps nothing for backward: all that passes from step to step is borrowed");
        Code.Line("int blocks = Unsafe.IsNullRef(ref gates) ? rows * (time + 1) : 0;");
        string total = string.Join(" + ", kept.GroupBy(static buffer => buffer.Stride)
            .Select(static group => group.Count() == 1 ? group.Key : $"{group.Count()} * {group.Key}"));
        Code.Line($"int kept = {total};");
        Code.Line($"ref float bias = ref Scratch.RentForLayer({WeightStride} + (long)blocks * kept);");
        Code.Open("if (blocks > 0)");
        Code.Line($"ref float block = ref Floats.At(ref bias, {WeightStride});");
        foreach ((string name, string stride) in kept)
        {
            Code.Line($"{name} = ref Floats.At(ref block, rows * {stride});");
            if (name != kept[kept.Count - 1].Name)
                Code.Line($"block = ref Floats.At(ref block, blocks * {stride});");
        }
        Code.Close();
        Code.Blank();
    }

    private void EmitOnce()
    {
        Code.Line($"// {ProductFormula}");
        Code.Line($"ref float weights = ref Floats.At(ref parameters, {Name}WeightIhOffset);");
        EmitInputProduct("rows * time");
        Code.Blank();
        EmitDirectionCall(isReverse: false, "ref weights");
    }

    private void EmitCall(bool isReverse)
    {
        string suffix = isReverse ? "Reverse" : "";
        string weights = $"ref Floats.At(ref parameters, {Name}WeightIh{suffix}Offset)";
        Code.Line($"{Name}InputProduct(rows * time, ref input, {weights}, ref bias, ref gates{suffix});");
        EmitDirectionCall(isReverse, weights);
    }

    private void EmitDirectionCall(bool isReverse, string weights)
    {
        string suffix = isReverse ? "Reverse" : "";
        string states = string.Join(", ", States.Select(state => StateBlocks(state, isReverse)));
        string reverse = IsBidirectional ? $", reverse: {Literals.Bool(isReverse)}" : "";
        Code.Line($"{Name}DirectionForward(rows, time, lengths, {weights}, ref gates{suffix}, {states}, "
            + $"ref state, {StateOffset(isReverse)}{reverse});");
    }

    // Both directions side by side, or what the last step left.
    private void EmitOutput()
    {
        string rows = Layer.Settings.ReturnSequences ? "rows * time" : "rows";
        Code.Blank();
        Code.Line(Layer.Settings.ReturnSequences
            ? "// both directions side by side"
            : "// the state after the last step");
        for (int direction = 0; direction < Layer.Directions; direction++)
        {
            string last = Layer.Settings.ReturnSequences
                ? "ref hidden"
                : $"ref Floats.At(ref hidden, (time - 1) * rows * {HiddenStride})";
            string source = direction == 0 ? last : StateBlocks("hidden", isReverse: true);
            string target = direction == 0 ? "ref output" : $"ref Floats.At(ref output, {Units})";
            Code.Line($"Elementwise.Apply<TSimd, Identity>({source}, {HiddenStride}, {target}, "
                + $"{Step.OutputLayout.ChannelStrideName}, {rows}, {Units}, default(Identity));");
        }
    }

    private void EmitDirection()
    {
        OpenDirection(
            "Forward",
            $"One direction of {Layer.Name} after the input's product, step by step: {Layer.StepFormula("input")}.",
            ["int rows", "int time", "ReadOnlySpan<int> lengths", "ref float weights", "ref float gates",
            .. States.Select(static state => "ref float " + state), "ref float state", "int stateOffset",
            IsBidirectional ? "bool reverse" : ""]);
        Code.Line($"ref float weightHh = ref Floats.At(ref weights, {Tensor("WeightHh")});");
        for (int index = 0; index < States.Count; index++)
            Code.Line($"Recurrence.Load(rows, {Units}, ref state, {StatePlace(index)}, StateStride, "
                + $"ref Floats.At(ref {States[index]}, {RowsBeforeFirst} * {HiddenStride}), {HiddenStride});");
        EmitSteps();
        for (int index = 0; index < States.Count; index++)
            Code.Line(
                $"Recurrence.Store(rows, {Units}, ref Floats.At(ref {States[index]}, {Last} * rows * {HiddenStride}), "
                + $"{HiddenStride}, ref state, {StatePlace(index)}, StateStride);");
        Code.Close();
    }

    private string ProductFormula =>
        $"gates = {Step.Input.Local} * weightIh{(Layer.Settings.UseBias ? " + biases" : "")}, of all time steps";

    private void EmitInputProductMethod()
    {
        Code.Blank();
        Code.Summary($"{ProductFormula}.");
        Code.Line($"private static void {Name}InputProduct(int rows, ref float input, ref float weights, "
            + "ref float bias, ref float gates)");
        Code.Open("");
        EmitInputProduct("rows");
        Code.Close();
    }

    private void EmitInputProduct(string rows)
    {
        if (Layer.Settings.UseBias)
            Layer.EmitBiases(this);
        string bias = Layer.Settings.UseBias ? "ref bias" : "ref Unsafe.NullRef<float>()";
        Code.Line($"Tile<TSimd>.Dense({rows}, {WeightWidth}, ref input, {Step.InputLayout.ChannelStrideName}, "
            + $"ref weights, {WeightStride}, {Step.InputLayout.ChannelsName}, {bias}, ref gates, {GatesStride}, "
            + "default(Identity));");
    }

    private void EmitSteps()
    {
        OpenTime(isForward: true);
        EmitBlock("gate", "gates", "now", GatesStride);
        foreach (string state in States)
        {
            EmitBlock(At(state, "before"), state, Before, HiddenStride);
            EmitBlock(At(state, "after"), state, "now", HiddenStride);
        }
        Layer.EmitForwardStep(this);
        EmitIfEnded([.. States.Select(state =>
            $"Recurrence.CopyEnded(rows, lengths, now, ref {At(state, "before")}, ref {At(state, "after")}, "
            + $"{HiddenStride});")]);
        Code.Close();
    }
}
