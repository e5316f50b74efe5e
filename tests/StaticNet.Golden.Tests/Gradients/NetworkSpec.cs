using StaticNet.Golden.Tests.Ops;

namespace StaticNet.Golden.Tests.Gradients;

/// <summary>A network as attributes, and by its formulas in double precision.</summary>
/// <param name="Input">The shape of one sample.</param>
/// <param name="Layers">The layers.</param>
/// <param name="Loss">The loss, or null.</param>
internal sealed record NetworkSpec(int[] Input, IReadOnlyList<LayerSpec> Layers, LossSpec? Loss)
{
    /// <summary>Puts the layer that a loss asks for before it.</summary>
    /// <param name="input">The shape of one sample.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="loss">The loss.</param>
    public static NetworkSpec WithLoss(int[] input, IEnumerable<LayerSpec> layers, LossSpec loss)
        => new(input, loss.Last is null ? [.. layers] : [.. layers, loss.Last], loss);

    /// <summary>The number of input values of one sample.</summary>
    public int InputSize => Probe.Count(Input);

    /// <summary>The number of output values of one sample.</summary>
    public int OutputSize => Layers.Aggregate(InputSize, (size, layer) => layer.Outputs(size));

    /// <summary>Whether training differs from inference, because a layer normalises over the batch.</summary>
    public bool NeedsWholeBatch => Layers.Any(layer => layer.NeedsWholeBatch);

    /// <summary>The attributes.</summary>
    public string Attributes => string.Join(
        "\n", [$"[Input({Source.Shape(Input)})]", .. Layers.Select(layer => layer.Attribute), Loss?.Attribute ?? ""]);

    /// <summary>Computes the outputs.</summary>
    /// <param name="input">The samples.</param>
    /// <param name="parameters">All parameters, layer by layer in PyTorch's order.</param>
    /// <param name="kink">See <see cref="LayerSpec.Apply"/>.</param>
    public double[] Forward(double[] input, double[] parameters, ref double kink)
    {
        int samples = input.Length / InputSize;
        double[] values = input;
        int size = InputSize;
        int offset = 0;
        foreach (LayerSpec layer in Layers)
        {
            int outputs = layer.Outputs(size);
            int count = layer.Parameters(size);
            double[] next = new double[samples * outputs];
            layer.ApplyToBatch(samples, values, next, parameters.AsSpan(offset, count), ref kink);
            (values, size, offset) = (next, outputs, offset + count);
        }
        return values;
    }
}
