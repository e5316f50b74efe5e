using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Workloads;
using TorchSharp;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>Contrastive divergence by tensor operations, in place where there are such.</summary>
internal sealed class TorchRbm : IContestant
{
    private readonly RbmData _data;
    private readonly Tensor[] _batches;
    private Tensor _weight, _visibleBias, _hiddenBias, _weightVelocity, _visibleVelocity, _hiddenVelocity;

    /// <summary>Prepares the machine.</summary>
    /// <param name="data">The data and the weight to start with.</param>
    /// <param name="threads">How many threads an update may use.</param>
    public TorchRbm(RbmData data, int threads)
    {
        TorchRuntime.UseThreads(threads);
        _data = data;
        using IDisposable withoutGradients = no_grad();
        int batch = RbmTraining.BatchSize * RbmTraining.Visible;
        _batches =
        [
            .. Enumerable.Range(0, data.Input.Length / batch).Select(index => tensor(
                data.Input.AsSpan(index * batch, batch).ToArray(), [RbmTraining.BatchSize, RbmTraining.Visible])),
        ];
        _weight = tensor(data.Weight, [RbmTraining.Hidden, RbmTraining.Visible]);
        _visibleBias = zeros(RbmTraining.Visible);
        _hiddenBias = zeros(RbmTraining.Hidden);
        _weightVelocity = zeros_like(_weight);
        _visibleVelocity = zeros_like(_visibleBias);
        _hiddenVelocity = zeros_like(_hiddenBias);
    }

    /// <inheritdoc/>
    public string Name => PeerNames.TorchSharp;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> Check()
    {
        Restore();
        for (int update = 0; update < RbmData.CheckedUpdates; update++)
            Step(_batches[0]);
        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor hidden = sigmoid(addmm(_hiddenBias, _batches[0], _weight.t(), beta: 1, alpha: 1));
        Tensor error = (_batches[0] - sigmoid(addmm(_visibleBias, hidden, _weight, beta: 1, alpha: 1))).square().mean();
        return new Dictionary<string, float[]> { ["reconstruction error"] = [error.item<float>()] };
    }

    /// <inheritdoc/>
    public void Restore()
    {
        using IDisposable withoutGradients = no_grad();
        using Tensor initial = tensor(_data.Weight, [RbmTraining.Hidden, RbmTraining.Visible]);
        _weight.copy_(initial);
        foreach (Tensor zero in (Tensor[])
            [_visibleBias, _hiddenBias, _weightVelocity, _visibleVelocity, _hiddenVelocity])
            zero.zero_();
    }

    /// <inheritdoc/>
    public void Run(int iterations)
    {
        for (int i = 0; i < iterations; i++)
        {
            foreach (Tensor batch in _batches)
                Step(batch);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor tensor in (Tensor[])
        [
            .. _batches, _weight, _visibleBias, _hiddenBias, _weightVelocity, _visibleVelocity, _hiddenVelocity,
        ])
            tensor.Dispose();
    }

    private void Step(Tensor data)
    {
        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor means = addmm(_hiddenBias, data, _weight.t(), beta: 1, alpha: 1).sigmoid_();
        Tensor drawn = bernoulli(means);
        Tensor visible = addmm(_visibleBias, drawn, _weight, beta: 1, alpha: 1).sigmoid_();
        Tensor hidden = addmm(_hiddenBias, visible, _weight.t(), beta: 1, alpha: 1).sigmoid_();
        Tensor gradient = addmm(mm(means.t(), data), hidden.t(), visible, beta: 1, alpha: -1);
        const float Rate = (float)RbmTraining.LearningRate, Scaled = Rate / RbmTraining.BatchSize;
        _weightVelocity.mul_(RbmTraining.Momentum).add_(gradient, Scaled)
            .add_(_weight, (float)-RbmTraining.WeightDecay * Rate);
        _weight.add_(_weightVelocity);
        _visibleVelocity.mul_(RbmTraining.Momentum).add_((data - visible).sum(0), Scaled);
        _visibleBias.add_(_visibleVelocity);
        _hiddenVelocity.mul_(RbmTraining.Momentum).add_((means - hidden).sum(0), Scaled);
        _hiddenBias.add_(_hiddenVelocity);
    }
}
