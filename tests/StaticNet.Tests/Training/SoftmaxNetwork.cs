namespace StaticNet.Tests.Training;

/// <summary>Four inputs with dropout, three classes, cross-entropy; in plain loops.</summary>
internal sealed class SoftmaxNetwork(long seed) : ITrainableNetwork<SoftmaxNetwork>
{
    private const ulong All = ulong.MaxValue;

    private readonly LinearModel _model = new LinearModel(4, 3).Fill(seed);
    private readonly float[] _probabilities = new float[3];
    private readonly float[] _distribution = new float[3];

    public static int InputSize => 4;

    public static int OutputSize => 3;

    public static int ParameterCount => 15;

    public static NetworkDefinition Definition { get; } = LinearModel.Define(nameof(SoftmaxNetwork), 4, 3);

    public static TargetKinds TargetKinds => TargetKinds.ClassIndices | TargetKinds.Values;

    public static int TargetSize => 3;

    public static int TargetIndices => 1;

    public Span<float> Parameters => _model.Parameters;

    public static SoftmaxNetwork Create(long seed) => new(seed);

    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        for (int i = 0; i < input.Length / 4; i++)
            Probabilities(input.Slice(4 * i, 4), All, output.Slice(3 * i, 3));
    }

    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, Workspace workspace, bool training = false)
        => throw new NotSupportedException();

    public void Backward(
        ReadOnlySpan<float> dOutput, Workspace workspace, Span<float> gradients, Span<float> dInput, bool accumulate)
        => throw new NotSupportedException();

    public float Loss(ReadOnlySpan<float> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> output)
        => Run(input, targets, default, output, default, dropout: null);

    public float Loss(ReadOnlySpan<float> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> output)
        => Run(input, default, targets, output, default, dropout: null);

    public float LossAndGradients(
        ReadOnlySpan<float> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients)
        => Run(input, targets, default, default, gradients, workspace);

    public float LossAndGradients(
        ReadOnlySpan<float> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> gradients)
        => Run(input, default, targets, default, gradients, workspace);

    private float Run(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<int> labels,
        Span<float> output,
        Span<float> gradients,
        Workspace? dropout)
    {
        int count = input.Length / 4;
        ulong key = dropout is null ? 0 : dropout.DropoutSeed + 31 * dropout.DropoutStep++;
        double loss = 0;
        gradients.Clear();
        for (int i = 0; i < count; i++)
        {
            ulong mask = dropout is null ? All : ~(1UL << (int)((key + (ulong)i) * 0x9E3779B97F4A7C15 >> 61));
            ReadOnlySpan<float> x = input.Slice(4 * i, 4);
            Probabilities(x, mask, _probabilities);
            Span<float> target = _distribution;
            if (labels.IsEmpty)
                targets.Slice(3 * i, 3).CopyTo(target);
            else
                OneHot(labels[i], target);
            if (!output.IsEmpty)
                _probabilities.CopyTo(output[(3 * i)..]);
            for (int j = 0; j < 3; j++)
            {
                loss -= target[j] == 0 ? 0 : target[j] * Math.Log(_probabilities[j]);
                target[j] = (_probabilities[j] - target[j]) / count;
            }
            if (!gradients.IsEmpty)
                _model.Backward(x, mask, target, gradients);
        }
        return (float)(loss / count);
    }

    private void Probabilities(ReadOnlySpan<float> x, ulong mask, Span<float> y)
    {
        _model.Forward(x, mask, y);
        float greatest = Math.Max(y[0], Math.Max(y[1], y[2])), sum = 0;
        for (int j = 0; j < 3; j++)
            sum += y[j] = MathF.Exp(y[j] - greatest);
        for (int j = 0; j < 3; j++)
            y[j] /= sum;
    }

    private static void OneHot(int label, Span<float> target)
    {
        target.Clear();
        target[label] = 1;
    }
}
