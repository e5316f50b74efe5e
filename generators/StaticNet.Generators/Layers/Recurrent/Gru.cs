using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>
/// A gated recurrent unit in PyTorch's form: the reset gate acts after the recurrent product. A row has four parts: r,
/// z, n, and the recurrent product of n with its bias; in the backward pass their gradients.
/// </summary>
internal record Gru(LayerIdentity Id, RecurrentSettings Settings) : RecurrentLayer(Id, Settings)
{
    public override string Kind => "Gru";

    public override int Gates => 3;

    public override int Parts => 4;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        if (RecurrentSettings.Read(reader, id) is not { } settings)
            return null;
        return reader.NamedBool("ResetAfter", true) ? new Gru(id, settings) : new GruResetBefore(id, settings);
    }

    public override string StepFormula(string input)
    {
        (string biases, string bias) = Settings.UseBias ? (" + biases", " + bias") : ("", "");
        return $"r, z = sigmoid({input} * weightIh + hidden * weightHh{biases}), "
            + $"n = tanh({input} * weightIh{bias} + r * (hidden * weightHh{bias})), hidden = (1 - z) * n + z * hidden";
    }

    // The bias of the candidate's recurrent product stays out of the sum: it is multiplied by the reset gate.
    public override void EmitBiases(RecurrentForward cell) => cell.Code
        .Line($"ref float biasIh = ref Floats.At(ref weights, {cell.Tensor("BiasIh")});")
        .Line($"Recurrence.AddBiases<TSimd>(2 * {cell.GateWidth}, ref biasIh, "
            + $"ref Floats.At(ref weights, {cell.Tensor("BiasHh")}), ref bias);")
        .Line($"Elementwise.Apply<TSimd, Identity>(ref Floats.At(ref biasIh, 2 * {cell.GateWidth}), {cell.GateWidth}, "
            + $"ref Floats.At(ref bias, 2 * {cell.GateWidth}), {cell.GateWidth}, 1, {cell.GateWidth}, "
            + "default(Identity));");

    public override bool HasCell(int inputs) => !RecurrentStream.IsFar(this, inputs);

    public override void EmitForwardStep(RecurrentForward cell)
    {
        cell.EmitProductOfTwoGates();
        cell.Code.Line($"ref float recurrent = ref Floats.At(ref gate, 3 * {cell.GateWidth});");
        cell.EmitProductOfThirdGate("hiddenBefore", cell.HiddenStride, start: null, "recurrent");
        cell.Code
            .Line("GruGates<TSimd>.Forward(")
            .Line($"    rows, {cell.GateWidth}, ref gate, {cell.GatesStride}, ref hiddenBefore, ref hiddenAfter, "
                + $"{cell.HiddenStride});");
    }

    public override void EmitBackwardStep(RecurrentBackward cell) => cell.Code
        .Line("GruGates<TSimd>.Backward(")
        .Line($"    rows, {cell.GateWidth}, ref dStep, {cell.StepStride}, ref dHidden, ref hiddenBefore, "
            + $"{cell.HiddenStride},")
        .Line($"    ref gate, {cell.GatesStride});");

    public override void EmitBackwardProduct(RecurrentBackward cell)
    {
        cell.EmitProduct("gate", "dHidden", "weightHh", gates: 2);
        cell.Code
            .Line($"ref float dRecurrent = ref Floats.At(ref gate, 3 * {cell.GateWidth});")
            .Line("ref float candidateWeight = ref Floats.At(ref weightHh, "
                + $"2 * {cell.GateWidth} * {cell.HiddenStride});");
        cell.EmitProduct("dRecurrent", "dHidden", "candidateWeight", gates: 1);
    }

    public override void EmitRecurrentGradients(RecurrentGradients cell) =>
        cell.EmitThirdGateApart("hiddenBefore", cell.HiddenStride, part: 3);
}
