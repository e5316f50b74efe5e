using System.Collections.Immutable;

namespace StaticNet.Tests.Training;

/// <summary>
/// A dense layer in plain loops: what the networks of these tests have in common. Its weight lies as the compiler's
/// does, one padded row per input.
/// </summary>
internal sealed class LinearModel(int inputs, int outputs)
{
    private const int Stride = 16;

    private readonly AlignedBuffer _parameters = new((inputs + 1) * Stride);

    public Span<float> Parameters => _parameters;

    public static NetworkDefinition Define(string name, int inputs, int outputs) => new(
        name,
        [new LayerDescription("dense1", "Dense", $"{outputs}", (inputs + 1) * outputs, 2L * inputs * outputs)],
        [
            new TensorLayout(
                "dense1.weight", [outputs, inputs], 0, [new TensorAxis(outputs, 1), new TensorAxis(inputs, Stride)],
                Initializer.GlorotUniform, inputs, outputs),
            new TensorLayout(
                "dense1.bias", [outputs], inputs * Stride, [new TensorAxis(outputs, 1)], Initializer.Zeros, inputs, outputs),
        ],
        (inputs + 1) * Stride);

    public LinearModel Fill(long seed)
    {
        var random = new Random((int)seed);
        for (int row = 0; row < inputs; row++)
        {
            for (int column = 0; column < outputs; column++)
                Parameters[row * Stride + column] = (float)(random.NextDouble() - 0.5);
        }
        return this;
    }

    /// <summary>outputs = inputs weight + bias, for one sample; the mask drops inputs where it is zero.</summary>
    public void Forward(ReadOnlySpan<float> x, ulong mask, Span<float> y)
    {
        Parameters.Slice(inputs * Stride, outputs).CopyTo(y);
        for (int row = 0; row < inputs; row++)
        {
            for (int column = 0; column < outputs; column++)
                y[column] += Kept(x[row], mask, row) * Parameters[row * Stride + column];
        }
    }

    /// <summary>Adds one sample's gradients.</summary>
    public void Backward(ReadOnlySpan<float> x, ulong mask, ReadOnlySpan<float> dy, Span<float> gradients)
    {
        for (int column = 0; column < outputs; column++)
        {
            gradients[inputs * Stride + column] += dy[column];
            for (int row = 0; row < inputs; row++)
                gradients[row * Stride + column] += Kept(x[row], mask, row) * dy[column];
        }
    }

    private static float Kept(float x, ulong mask, int row) => (mask >> row & 1) != 0 ? x : 0;
}
