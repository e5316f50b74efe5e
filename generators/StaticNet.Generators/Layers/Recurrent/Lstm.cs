using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>
/// A long short-term memory: a cell state that gates write to, forget and read. A row of pre-activations is i, f, g, o,
/// which become the gates, and in the backward pass their gradients.
/// </summary>
internal sealed record Lstm(LayerIdentity Id, RecurrentSettings Settings) : RecurrentLayer(Id, Settings)
{
    private static readonly string[] HiddenAndCell = ["hidden", "cell"];

    public override string Kind => "Lstm";

    public override string Steps => "LstmSteps";

    public override int Gates => 4;

    public override IReadOnlyList<string> States => HiddenAndCell;

    // Four parts of eights fill whole vectors without any padding: fewer columns, and weights that stay in the cache.
    public override int GateWidth => Lanes.PadHalf(Units);

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        RecurrentSettings.Read(reader, id) is { } settings ? new Lstm(id, settings) : null;

    public override string StepFormula(string input) =>
        $"i, f, g, o = gates({input} * weightIh + hidden * weightHh{(Settings.UseBias ? " + biases" : "")}), "
        + "cell = f * cell + i * g, hidden = o * tanh(cell)";

    public override bool HasCell(int inputs) => true;

    public override bool CellTakesGates => true;
}
