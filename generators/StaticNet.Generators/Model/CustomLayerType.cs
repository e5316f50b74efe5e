namespace StaticNet.Generators.Model;

/// <summary>A layer of the user's own code.</summary>
/// <param name="Name">The name of its struct.</param>
/// <param name="FullName">The struct as it is called from anywhere.</param>
/// <param name="ComputesShape">Whether it computes the shape that it produces, which is then declared too.</param>
/// <param name="Parameters">The tensors that it learns.</param>
internal sealed record CustomLayerType(
    string Name, string FullName, bool ComputesShape, EquatableArray<CustomParameter> Parameters);

/// <summary>A tensor that such a layer learns.</summary>
/// <param name="Name">Its name in weight files.</param>
/// <param name="Axes">Its axes; negative ones are sizes of what the layer reads or produces.</param>
/// <param name="Initializer">The name of the initializer.</param>
internal sealed record CustomParameter(string Name, EquatableArray<int> Axes, string Initializer)
{
    // The constants of LayerSize.
    private const int Inputs = -1, Outputs = -2, InputChannels = -3, OutputChannels = -4;

    /// <summary>Whether an axis can be.</summary>
    public static bool IsAxis(int axis) => axis is > 0 or (>= OutputChannels and <= Inputs);

    /// <summary>The axes of a layer that reads and produces values of these shapes.</summary>
    public EquatableArray<int> ShapeFor(Shape input, Shape output) => Axes.Count == 0
        ? new[] { 1 }.ToEquatableArray()
        : Axes.Select(axis => axis switch
        {
            Inputs => input.Size,
            Outputs => output.Size,
            InputChannels => input.Last,
            OutputChannels => output.Last,
            _ => axis,
        }).ToEquatableArray();
}
