using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>A simple recurrent layer: the new state is an activation of both products.</summary>
internal sealed record SimpleRnn(LayerIdentity Id, RecurrentSettings Settings, string Function)
    : RecurrentLayer(Id, Settings)
{
    public override string Kind => "SimpleRnn";

    public override string Steps => $"SimpleRnnSteps<{Function}>";

    public override int Gates => 1;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        RecurrentSettings.Read(reader, id) is { } settings
        && reader.NamedEnum(id.Name, "Activation", "Tanh") is { } function
            ? new SimpleRnn(id, settings, function)
            : null;

    public override string StepFormula(string input) =>
        $"{Function.ToLowerInvariant()}({input} * weightIh + hidden * weightHh{(Settings.UseBias ? " + biases" : "")})";

    public override bool HasCell(int inputs) => !RecurrentStream.IsFar(this, inputs);

    public override string CellTypes => ", " + Function;
}
