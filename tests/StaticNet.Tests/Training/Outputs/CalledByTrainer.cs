namespace StaticNet.Tests.Training.Outputs;

/// <summary>What a trainer does not call of a network written by hand.</summary>
internal abstract class CalledByTrainer
{
    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, Workspace workspace, bool training = false)
        => throw new NotSupportedException();

    public void Backward(
        ReadOnlySpan<float> dOutput, Workspace workspace, Span<float> gradients, Span<float> dInput,
        bool accumulate = false) => throw new NotSupportedException();

    public float Loss(
        ReadOnlySpan<float> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> output = default)
        => throw new NotSupportedException();

    public float Loss(
        ReadOnlySpan<float> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> output = default)
        => throw new NotSupportedException();

    public float LossAndGradients(
        ReadOnlySpan<float> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients)
        => throw new NotSupportedException();

    public float LossAndGradients(
        ReadOnlySpan<float> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> gradients)
        => throw new NotSupportedException();
}
