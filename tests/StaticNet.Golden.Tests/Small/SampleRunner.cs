using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Small;

/// <summary>A network without a time axis, or what all networks have in common.</summary>
internal class SampleRunner<TNetwork>(TNetwork network) : SmallRunner
    where TNetwork : class, INetwork<TNetwork>
{
    protected TNetwork Network { get; } = network;

    public override NetworkDefinition Definition => TNetwork.Definition;

    public override Span<float> Parameters => Network.Parameters;

    public override Span<float> Buffers => Network.Buffers;

    public override SmallRunner? Freeze() =>
        typeof(TNetwork).GetMethod("Freeze")?.Invoke(Network, null) is { } frozen ? Create(frozen) : null;

    public override float[] Predict(ReadOnlySpan<float> input, int samples)
    {
        float[] output = new float[samples * TNetwork.OutputSize];
        Network.Predict(input, output);
        return output;
    }

    public override float[] Forward(ReadOnlySpan<float> input, int samples, Workspace workspace, bool training) =>
        Network.Forward(input, workspace, training).ToArray();

    public override void Backward(
        float[] dOutput, Workspace workspace, float[] gradients, float[] dInput, bool accumulate) =>
        Network.Backward(dOutput, workspace, gradients, dInput, accumulate);
}

/// <summary>A network with a loss.</summary>
internal sealed class TrainableSamples<TNetwork>(TNetwork network) : SampleRunner<TNetwork>(network)
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    public override float Loss(
        ReadOnlySpan<float> input, Targets targets, int samples, Workspace workspace, float[] output) =>
        targets.AreIndices
            ? Network.Loss(input, targets.Indices, workspace, output)
            : Network.Loss(input, targets.Values, workspace, output);

    public override float LossAndGradients(
        ReadOnlySpan<float> input, Targets targets, int samples, Workspace workspace, float[] gradients) =>
        targets.AreIndices
            ? Network.LossAndGradients(input, targets.Indices, workspace, gradients)
            : Network.LossAndGradients(input, targets.Values, workspace, gradients);

    public override History Fit(Dataset data, FitOptions options) =>
        new Trainer<TNetwork>(Network, new Sgd(1e-3)).Fit(data, options);
}
