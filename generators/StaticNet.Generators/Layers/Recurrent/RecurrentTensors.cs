using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>
/// The tensors of recurrent layers. In the block, a weight has one row for each input with all gates side by side, each
/// padded; in files it is PyTorch's [gates * units, inputs].
/// </summary>
internal static class RecurrentTensors
{
    /// <summary>The members of one direction.</summary>
    public static IReadOnlyList<string> Names { get; } = ["WeightIh", "WeightHh", "BiasIh", "BiasHh"];

    /// <summary>The tensors of one direction.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">The number of values of a time step.</param>
    /// <param name="suffix">Nothing, or <c>Reverse</c>.</param>
    public static IEnumerable<ParameterTensor> Of(RecurrentLayer layer, int inputs, string suffix)
    {
        string key = "_l0" + (suffix.Length > 0 ? "_reverse" : "");
        int gates = layer.Gates * layer.Units;
        yield return Weight(layer, "weight_ih" + key, Names[0] + suffix, inputs, "inputs", "GlorotUniform");
        yield return Weight(layer, "weight_hh" + key, Names[1] + suffix, layer.Units, "state", "Orthogonal");
        if (!layer.Settings.UseBias)
            yield break;
        yield return Bias(layer, "bias_ih" + key, Names[2] + suffix);
        yield return Bias(layer, "bias_hh" + key, Names[3] + suffix);
    }

    private static ParameterTensor Weight(
        RecurrentLayer layer, string key, string member, int rows, string rowName, string initializer) => new(
        key, Ints(layer.Gates * layer.Units, rows), rows, layer.WeightStride,
        Axes(new Axis(layer.Gates, layer.GateWidth), new Axis(layer.Units, 1), new Axis(rows, layer.WeightStride)),
        initializer, rows, layer.Gates * layer.Units)
    {
        Member = member,
        AxisNames = UnitNames(layer).Append(rowName).ToEquatableArray(),
    };

    private static ParameterTensor Bias(RecurrentLayer layer, string key, string member) => new(
        key, Ints(layer.Gates * layer.Units), 1, layer.WeightStride,
        Axes(new Axis(layer.Gates, layer.GateWidth), new Axis(layer.Units, 1)),
        "Zeros", layer.Units, layer.Gates * layer.Units)
    {
        Member = member,
        AxisNames = UnitNames(layer).ToEquatableArray(),
    };

    // Gates without padding between them are one axis with their units.
    private static string[] UnitNames(RecurrentLayer layer) =>
        layer.Gates == 1 ? ["units"] : layer.GateWidth == layer.Units ? ["units of gates"] : ["gates", "units"];

    private static EquatableArray<int> Ints(params int[] values) => values.ToEquatableArray();

    private static EquatableArray<Axis> Axes(params Axis[] axes) => axes.ToEquatableArray();
}
