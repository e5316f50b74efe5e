namespace StaticNet.Tests.Files.Weights;

/// <summary>
/// Parameters as the compiler lays them out: a [2, 3] weight stored [3 x 16] input by input with padding, and a bias.
/// </summary>
internal sealed class PaddedNetwork : INetwork<PaddedNetwork>
{
    private const int Stride = 16;
    private readonly AlignedBuffer _parameters = new(4 * Stride);

    public static int InputSize => 3;

    public static int OutputSize => 2;

    public static int ParameterCount => 8;

    public static NetworkDefinition Definition { get; } = new(
        nameof(PaddedNetwork),
        [],
        [
            new TensorLayout("dense1.weight", [2, 3], 0, [new(2, 1), new(3, Stride)], Initializer.GlorotUniform, 3, 2),
            new TensorLayout("dense1.bias", [2], 3 * Stride, [new(2, 1)], Initializer.Zeros, 3, 2),
        ],
        4 * Stride);

    public Span<float> Parameters => _parameters.Span;

    public static PaddedNetwork Create(long seed)
    {
        var network = new PaddedNetwork();
        for (int i = 0; i < 4 * Stride; i++)
            network.Parameters[i] = i % Stride < 2 ? (int)seed + i : 0;
        return network;
    }

    public void Predict(ReadOnlySpan<float> input, Span<float> output) => throw new NotSupportedException();

    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, Workspace workspace, bool training = false) =>
        throw new NotSupportedException();

    public void Backward(
        ReadOnlySpan<float> dOutput,
        Workspace workspace,
        Span<float> gradients,
        Span<float> dInput,
        bool accumulate = false) => throw new NotSupportedException();
}
