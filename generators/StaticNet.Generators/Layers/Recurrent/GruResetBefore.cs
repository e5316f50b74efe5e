namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>
/// The first form of the gated recurrent unit: the reset gate acts before the recurrent product. A row has five parts:
/// r, z, n, then r * hidden, which stays for the gradient of the weight, and room for its gradient.
/// </summary>
internal sealed record GruResetBefore(LayerIdentity Id, RecurrentSettings Settings) : Gru(Id, Settings)
{
    public override string Steps => "GruResetBeforeSteps";

    public override int Parts => 5;

    public override string StepFormula(string input)
    {
        string biases = Settings.UseBias ? " + biases" : "";
        return $"r, z = sigmoid({input} * weightIh + hidden * weightHh{biases}), "
            + $"n = tanh({input} * weightIh + (r * hidden) * weightHh{biases}), hidden = (1 - z) * n + z * hidden";
    }

    // Its candidate's product needs all units' reset gates first.
    public override bool HasCell(int inputs) => false;
}
