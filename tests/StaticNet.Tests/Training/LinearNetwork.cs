namespace StaticNet.Tests.Training;

/// <summary>Three inputs, two outputs, mean squared error; in plain loops.</summary>
internal sealed class LinearNetwork(long seed) : ITrainableNetwork<LinearNetwork>
{
    private readonly LinearModel _model = new LinearModel(3, 2).Fill(seed);
    private readonly float[] _output = new float[2];

    public static int InputSize => 3;

    public static int OutputSize => 2;

    public static int ParameterCount => 8;

    public static NetworkDefinition Definition { get; } = LinearModel.Define(nameof(LinearNetwork), 3, 2);

    public static TargetKinds TargetKinds => TargetKinds.Values;

    public static int TargetSize => 2;

    public static int TargetIndices => 0;

    public Span<float> Parameters => _model.Parameters;

    public static LinearNetwork Create(long seed) => new(seed);

    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        for (int i = 0; i < input.Length / 3; i++)
            _model.Forward(input.Slice(3 * i, 3), ulong.MaxValue, output.Slice(2 * i, 2));
    }

    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, Workspace workspace, bool training = false)
        => throw new NotSupportedException();

    public void Backward(
        ReadOnlySpan<float> dOutput, Workspace workspace, Span<float> gradients, Span<float> dInput, bool accumulate)
        => throw new NotSupportedException();

    public float Loss(ReadOnlySpan<float> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> output)
        => Run(input, targets, output, default);

    public float Loss(ReadOnlySpan<float> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> output)
        => throw new NotSupportedException();

    public float LossAndGradients(
        ReadOnlySpan<float> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients)
        => Run(input, targets, default, gradients);

    public float LossAndGradients(
        ReadOnlySpan<float> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> gradients)
        => throw new NotSupportedException();

    private float Run(ReadOnlySpan<float> input, ReadOnlySpan<float> targets, Span<float> output, Span<float> gradients)
    {
        int count = input.Length / 3;
        double loss = 0;
        gradients.Clear();
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> x = input.Slice(3 * i, 3);
            _model.Forward(x, ulong.MaxValue, _output);
            if (!output.IsEmpty)
                _output.CopyTo(output[(2 * i)..]);
            for (int j = 0; j < 2; j++)
            {
                float error = _output[j] - targets[2 * i + j];
                loss += error * error / (2.0 * count);
                _output[j] = error / count;
            }
            if (!gradients.IsEmpty)
                _model.Backward(x, ulong.MaxValue, _output, gradients);
        }
        return (float)loss;
    }
}
