using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>
/// A gated recurrent unit in PyTorch's form: the reset gate acts after the recurrent product. A row has four parts: r,
/// z, n, and the recurrent product of n with its bias; in the backward pass their gradients.
/// </summary>
internal record Gru(LayerIdentity Id, RecurrentSettings Settings) : RecurrentLayer(Id, Settings)
{
    public override string Kind => "Gru";

    public override string Steps => "GruSteps";

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

    public override bool HasCell(int inputs) => !RecurrentStream.IsFar(this, inputs);
}
