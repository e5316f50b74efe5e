using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Belief;

/// <summary>The tensors of a restricted Boltzmann machine, in their order in the block.</summary>
internal static class RbmTensors
{
    /// <summary>All that it learns: what a dense layer has comes first.</summary>
    /// <param name="weight">The weight, as a dense layer of as many units has it.</param>
    /// <param name="units">The number of hidden units.</param>
    /// <param name="labels">The number of classes, or 0.</param>
    public static IReadOnlyList<ParameterTensor> Of(ParameterTensor weight, int units, int labels)
    {
        // The visible units are the weight's columns in files, and its rows in memory.
        Axis[] visible =
        [
            .. weight.Axes.Skip(1).Select(axis => axis with { Stride = axis.Stride / weight.Stride }),
        ];
        List<ParameterTensor> tensors =
        [
            weight with { AxisNames = new[] { "hidden", "visible" }.ToEquatableArray() },
            Bias(weight, "hidden_bias", "HiddenBias", "hidden", units, new Axis(units, 1)),
            Bias(weight, "visible_bias", "VisibleBias", "visible", weight.Rows, visible),
        ];
        if (labels == 0)
            return tensors;
        Axis[] axes = [new(units, 1), new(labels, weight.Stride)];
        tensors.Add(new(
            "label_weight", Ints(units, labels), labels, weight.Stride, axes.ToEquatableArray(), weight.Initializer,
            labels, units)
        {
            Member = "LabelWeight", AxisNames = new[] { "hidden", "classes" }.ToEquatableArray(),
        });
        tensors.Add(Bias(weight, "label_bias", "LabelBias", "classes", labels, new Axis(labels, 1)));
        return tensors;
    }

    /// <summary>The weight for generating, which lies like the other one.</summary>
    public static ParameterTensor GenerativeWeight(ParameterTensor weight) =>
        weight with
        {
            Suffix = "generative_weight", Member = "GenerativeWeight", Initializer = "Zeros",
            AxisNames = new[] { "hidden", "visible" }.ToEquatableArray(),
        };

    /// <summary>The floats that all of them take, where that may be more than an int.</summary>
    public static long Length(int visible, int units, int labels) =>
        ((long)visible + labels + 1) * Lanes.Pad(units) + Lanes.Pad(visible) + (labels > 0 ? Lanes.Pad(labels) : 0);

    private static ParameterTensor Bias(
        ParameterTensor weight, string suffix, string member, string axis, int size, params Axis[] axes) => new(
        suffix, Ints(size), 1, Lanes.Pad(size), axes.ToEquatableArray(), "Zeros", weight.FanIn, weight.FanOut)
        {
            Member = member, AxisNames = new[] { axis }.ToEquatableArray(),
        };

    private static EquatableArray<int> Ints(params int[] values) => values.ToEquatableArray();
}
