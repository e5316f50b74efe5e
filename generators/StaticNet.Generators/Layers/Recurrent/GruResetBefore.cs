namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>
/// The first form of the gated recurrent unit: the reset gate acts before the recurrent product. A row has five parts:
/// r, z, n, then r * hidden, which stays for the gradient of the weight, and room for its gradient.
/// </summary>
internal sealed record GruResetBefore(LayerIdentity Id, RecurrentSettings Settings) : Gru(Id, Settings)
{
    public override int Parts => 5;

    public override string StepFormula(string input)
    {
        string biases = Settings.UseBias ? " + biases" : "";
        return $"r, z = sigmoid({input} * weightIh + hidden * weightHh{biases}), "
            + $"n = tanh({input} * weightIh + (r * hidden) * weightHh{biases}), hidden = (1 - z) * n + z * hidden";
    }

    // Its candidate's product needs all units' reset gates first.
    public override bool HasCell(int inputs) => false;

    public override void EmitBiases(RecurrentForward cell) => cell.EmitBiases();

    public override void EmitForwardStep(RecurrentForward cell)
    {
        cell.EmitProductOfTwoGates();
        cell.Code
            .Line("GruGatesResetBefore<TSimd>.Reset(")
            .Line($"    rows, {cell.GateWidth}, ref gate, {cell.GatesStride}, ref hiddenBefore, {cell.HiddenStride});")
            .Line($"ref float candidate = ref Floats.At(ref gate, 2 * {cell.GateWidth});")
            .Line($"ref float resetHidden = ref Floats.At(ref gate, 3 * {cell.GateWidth});");
        cell.EmitProductOfThirdGate("resetHidden", cell.GatesStride, start: "candidate", "candidate");
        cell.Code
            .Line("GruGatesResetBefore<TSimd>.Forward(")
            .Line($"    rows, {cell.GateWidth}, ref gate, {cell.GatesStride}, ref hiddenBefore, ref hiddenAfter, "
                + $"{cell.HiddenStride});");
    }

    public override void EmitBackwardStep(RecurrentBackward cell)
    {
        cell.Code
            .Line("GruGatesResetBefore<TSimd>.Backward(")
            .Line($"    rows, {cell.GateWidth}, ref dStep, {cell.StepStride}, ref dHidden, ref hiddenBefore, "
                + $"{cell.HiddenStride},")
            .Line($"    ref gate, {cell.GatesStride});")
            .Line($"ref float dCandidate = ref Floats.At(ref gate, 2 * {cell.GateWidth});")
            .Line($"ref float dResetHidden = ref Floats.At(ref gate, 4 * {cell.GateWidth});")
            .Line("ref float candidateWeight = ref Floats.At(ref weightHh, "
                + $"2 * {cell.GateWidth} * {cell.HiddenStride});");
        cell.EmitProductOfOneGate("dCandidate", "dResetHidden", "candidateWeight");
        cell.Code
            .Line("GruGatesResetBefore<TSimd>.ResetBackward(")
            .Line($"    rows, {cell.GateWidth}, ref dResetHidden, {cell.GatesStride}, ref dHidden, "
                + $"ref hiddenBefore, {cell.HiddenStride},")
            .Line($"    ref gate, {cell.GatesStride});");
    }

    public override void EmitBackwardProduct(RecurrentBackward cell) =>
        cell.EmitProduct("gate", "dHidden", "weightHh", gates: 2);

    public override void EmitRecurrentGradients(RecurrentGradients cell)
    {
        cell.Code.Line($"ref float resetHidden = ref Floats.At(ref gates, 3 * {cell.GateWidth});");
        cell.EmitThirdGateApart("resetHidden", cell.GatesStride, part: 2);
    }
}
