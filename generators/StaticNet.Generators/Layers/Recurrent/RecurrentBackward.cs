using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>
/// Writes the backward pass of a recurrent layer: step by step the gradients of the pre-activations, which take the
/// place of what forward left, then the input's gradient of all steps.
/// </summary>
internal sealed class RecurrentBackward(StepEmission step, RecurrentLayer layer) : RecurrentEmission(step, layer)
{
    private string InputStride => Step.GradientOutLayout.ChannelStrideName;

    public void Emit()
    {
        Step.OpenBackward();
        EmitCall(isReverse: false);
        if (IsBidirectional)
            EmitCall(isReverse: true);
        Code.Blank();
        Code.Line($"// {Step.Input.GradientLocal} = the gradients of the pre-activations * weightIh^T, "
            + "where anyone asks for it");
        Code.Line("if (Unsafe.IsNullRef(ref dInput))");
        Code.Line("    return;");
        EmitInputGradient("dInput", "rows * time", isReverse: false);
        if (IsBidirectional)
            EmitInputGradient("dInput", "rows * time", isReverse: true);
        Code.Close();
        EmitDirection();
        if (Step.Step.Table is { } table)
            EmitTableBackward(table);
    }

    // After the sums lie the gradients of the table's rows: both are linear in the gradients of the steps.
    private void EmitTableBackward(Lowering.Step table)
    {
        Step.OpenTableBackward($"The gradients of {table.Layer.Name}'s table: those of the pre-activations, "
            + "summed for each token, then multiplied once.");
        EmitCall(isReverse: false);
        Code.Blank();
        Code.Line("// sums[token] = the sum of the gradients of the pre-activations over the steps with that token");
        Code.Line("Embedding.AddGradients<TSimd>(0, Vocabulary, rows * time, ref tokens, ref gates, ref sums, "
            + $"{GatesStride}, -1, accumulate: false);");
        Code.Line($"ref float dRows = ref Floats.At(ref sums, Vocabulary * {GatesStride});");
        EmitInputGradient("dRows", "Vocabulary", isReverse: false, gates: "sums");
        Code.Close();
    }

    public void EmitTranspose()
    {
        Step.OpenTranspose("The weights with a row for each pre-activation: of each direction those of the inputs, "
            + "then those of the state.");
        for (int direction = 0; direction < Layer.Directions; direction++)
        {
            string suffix = direction == 0 ? "" : "Reverse";
            EmitTransposition("WeightIh" + suffix, Step.InputLayout.ChannelsName, Offset(direction), InputStride);
            EmitTransposition("WeightHh" + suffix, Units, Offset(direction) + StateWeight, HiddenStride);
        }
        Code.Close();
    }

    /// <summary>The product that takes the gradient to the step before: <c>dHidden += gate * weightHh^T</c>.</summary>
    public void EmitBackwardProduct() => EmitProduct("gate", "dHidden", "weightHh", Layer.Gates);

    /// <summary>A product of some gates' gradients: <c>result += gate * weight^T</c>.</summary>
    /// <param name="gate">The gradients, of which a row has the gates side by side.</param>
    /// <param name="result">What it is added to, [rows x units].</param>
    /// <param name="weight">The transposed weights.</param>
    /// <param name="gates">How many gates.</param>
    public void EmitProduct(string gate, string result, string weight, int gates) =>
        EmitProduct(gate, weight, gates, $"ref {result}, {HiddenStride}", $"ref {result}, {HiddenStride}");

    /// <summary>The same of one gate, not added: <c>result = gate * weight^T</c>, both parts of a row.</summary>
    public void EmitProductOfOneGate(string gate, string result, string weight) =>
        EmitProduct(gate, weight, 1, "ref Unsafe.NullRef<float>(), 0", $"ref {result}, {GatesStride}");

    private void EmitProduct(string gate, string weight, int gates, string start, string result) =>
        Code.Line($"Tile<TSimd>.Add(rows, {HiddenStride}, ref {gate}, {GatesStride}, ref {weight}, {HiddenStride}, "
            + $"{Width(gates)}, {start}, {result}, default(Identity));");

    private int StateWeight => Layer.WeightWidth * Step.Input.GradientStride;

    private int Offset(int direction) => direction * Layer.TransposedOfDirection(Step.Step);

    private void EmitTransposition(string tensor, string rows, int offset, string stride) => Code.Line(
        $"Transposition.Transpose<TSimd>(ref Floats.At(ref parameters, {Name}{tensor}Offset), {rows}, "
        + $"{WeightWidth}, {WeightStride}, ref Floats.At(ref transposedWeight, {offset}), {stride});");

    private void EmitCall(bool isReverse)
    {
        string suffix = isReverse ? "Reverse" : "";
        string states = string.Join(", ", States.Select(state => StateBlocks(state, isReverse)));
        string reverse = IsBidirectional ? $", reverse: {Literals.Bool(isReverse)}" : "";
        string output = isReverse ? $"ref Floats.At(ref dOutput, {Units})" : "ref dOutput";
        Code.Line($"{Name}DirectionBackward(rows, time, lengths, {output}, "
            + $"ref Floats.At(ref transposedWeight, {Offset(isReverse ? 1 : 0) + StateWeight}), "
            + $"ref gates{suffix}, {states}, ref dState, ref dStateIn, {StateOffset(isReverse)}{reverse});");
    }

    private void EmitInputGradient(string result, string rows, bool isReverse, string? gates = null)
    {
        string transposed = $"transposedWeight{(isReverse ? "Reverse" : "")}";
        if (isReverse)
            Code.Line($"ref float {transposed} = ref Floats.At(ref transposedWeight, {Offset(1)});");
        gates ??= isReverse ? "gatesReverse" : "gates";
        string start = isReverse ? $"ref {result}, {InputStride}" : "ref Unsafe.NullRef<float>()";
        Code.Line($"Tile<TSimd>.{(isReverse ? "Add" : "Dense")}({rows}, {InputStride}, ref {gates}, {GatesStride}, "
            + $"ref {transposed}, {InputStride}, {WeightWidth}, {start}, ref {result}, {InputStride}, "
            + "default(Identity));");
    }

    private void EmitDirection()
    {
        OpenDirection(
            "Backward",
            $"One direction of {Layer.Name}, from the last step to the first: the gradients of the pre-activations.",
            ["int rows", "int time", "ReadOnlySpan<int> lengths", "ref float dOutput", "ref float weightHh",
            "ref float gates", .. States.Select(static state => "ref float " + state), "ref float dState",
            "ref float dStateIn", "int stateOffset", IsBidirectional ? "bool reverse" : ""]);
        EmitMemory();
        OpenTime(isForward: false);
        EmitBlock("gate", "gates", "now", GatesStride);
        foreach (string state in States)
        {
            EmitBlock(At(state, "before"), state, Before, HiddenStride);
            EmitBlock(At(state, "after"), state, "now", HiddenStride);
        }
        EmitStepGradient();
        EmitEnded(static (gradient, ended) => $"ref {gradient}, ref {ended}");
        Layer.EmitBackwardStep(this);
        EmitEnded(
            static (gradient, ended) => $"ref {ended}, ref {gradient}",
            $"Recurrence.ClearEnded(rows, lengths, now, ref gate, {GatesStride});");
        Layer.EmitBackwardProduct(this);
        Code.Close();
        for (int index = 0; index < States.Count; index++)
            Code.Line($"Recurrence.Store(rows, {Units}, ref {Gradient(index)}, {HiddenStride}, ref dStateIn, "
                + $"{StatePlace(index)}, StateStride);");
        Code.Close();
    }

    private static string Times(int count) => count == 1 ? "floats" : $"floats * {count}";

    private string Gradient(int index) => "d" + Identifiers.Capitalize(States[index]);

    // The gradients of the states, what they were where a sequence has ended, and a step's gradient of the output.
    private void EmitMemory()
    {
        Code.Line($"int floats = rows * {HiddenStride};");
        Code.Line($"ref float {Gradient(0)} = ref Scratch.RentForLayer(floats * {2 * States.Count + 1});");
        for (int index = 1; index < States.Count; index++)
            Code.Line($"ref float {Gradient(index)} = ref Floats.At(ref {Gradient(0)}, {Times(index)});");
        for (int index = 0; index < States.Count; index++)
            Code.Line($"ref float {Gradient(index)}Ended = ref Floats.At(ref {Gradient(0)}, "
                + $"{Times(States.Count + index)});");
        for (int index = 0; index < States.Count; index++)
            Code.Line($"Recurrence.Load(rows, {Units}, ref dState, {StatePlace(index)}, StateStride, "
                + $"ref {Gradient(index)}, {HiddenStride});");
        if (!Layer.HasOwnHidden)
            return;
        Code.Line($"ref float dStep = ref Floats.At(ref {Gradient(0)}, floats * {2 * States.Count});");
        Code.Line($"Recurrence.Load(rows, {Units}, ref Unsafe.NullRef<float>(), 0, 0, ref dStep, {HiddenStride});");
        if (!Layer.Settings.ReturnSequences)
            Code.Line($"Recurrence.AddColumns(rows, {Units}, ref dOutput, {Step.GradientInLayout.ChannelStrideName}, "
                + $"ref dHidden, {HiddenStride});");
    }

    private void EmitStepGradient()
    {
        if (!Layer.HasOwnHidden)
        {
            EmitBlock("dStep", "dOutput", "now", Step.GradientInLayout.ChannelStrideName);
            return;
        }
        if (!Layer.Settings.ReturnSequences)
            return;
        string stride = Step.GradientInLayout.ChannelStrideName;
        Code.Line($"Elementwise.Apply<TSimd, Identity>(ref Floats.At(ref dOutput, now * rows * {stride}), "
            + $"{stride}, ref dStep, {HiddenStride}, rows, {Units}, default(Identity));");
    }

    /// <summary>The distance of the rows of <c>dStep</c>.</summary>
    public string StepStride => Layer.HasOwnHidden ? HiddenStride : Step.GradientInLayout.ChannelStrideName;

    private void EmitEnded(Func<string, string, string> arguments, params string[] more)
    {
        EmitIfEnded([.. more, .. Enumerable.Range(0, States.Count).Select(index =>
            "Recurrence.CopyEnded(rows, lengths, now, "
            + $"{arguments(Gradient(index), Gradient(index) + "Ended")}, {HiddenStride});")]);
    }
}
