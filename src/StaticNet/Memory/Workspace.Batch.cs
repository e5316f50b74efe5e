using System.ComponentModel;
using StaticNet.Kernels;
using StaticNet.Threading;

namespace StaticNet;

/// <content>What calls are told beside their arguments: the sequences of a batch, and the weights of a loss.</content>
public sealed partial class Workspace
{
    private ReadOnlyMemory<int> _sequenceLengths;
    private readonly LossWeightBuffer _weights = new();
    private LossWeightBuffer[] _weightsOfLosses = [];

    /// <summary>
    /// For generated code: how many sequences a call through <see cref="INetwork{TSelf}"/> has, which does not say it
    /// itself.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Sequences { get; private set; } = 1;

    /// <summary>
    /// For generated code: how many time steps of each of them count; empty where all do.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ReadOnlySpan<int> SequenceLengths => _sequenceLengths.Span;

    /// <summary>Says what the calls that follow through <see cref="INetwork{TSelf}"/> are about.</summary>
    /// <param name="sequences">How many sequences they have.</param>
    /// <param name="lengths">How many time steps of each count, or nothing where all do. Kept, not copied.</param>
    internal void SetSequences(int sequences, ReadOnlyMemory<int> lengths = default)
        => (Sequences, _sequenceLengths) = (sequences, lengths);

    /// <summary>
    /// Sets the weights for the next call of <c>Loss</c> or <c>LossAndGradients</c> only. The loss becomes
    /// <c>sum_i w_i l_i / sum_i w_i</c>: a sample of weight 2 counts twice, and one of weight 0 not at all. A loss that
    /// is a sum becomes <c>sum_i w_i l_i</c>. Class weights that the loss declares multiply these.
    /// </summary>
    /// <param name="weights">
    /// One weight for each sample; or, row by row, one for each time step of the output or for each position over which
    /// a softmax runs. They are copied. If empty, all count the same. With several losses, the weights apply to all of
    /// them.
    /// </param>
    /// <exception cref="ArgumentException">A weight is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the workspace.</exception>
    public void Weigh(ReadOnlySpan<float> weights)
    {
        using CallLease call = Enter(this);
        foreach (LossWeightBuffer other in _weightsOfLosses)
            other.Clear();
        _weights.Set(weights);
    }

    /// <summary>
    /// Sets the weights of one of several losses for the next call, instead of those that
    /// <see cref="Weigh(ReadOnlySpan{float})"/> sets for all.
    /// </summary>
    /// <param name="loss">The index of the loss, from 0, in the order of the outputs.</param>
    /// <param name="weights">The weights; if empty, those of all losses apply.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    /// <exception cref="ArgumentException">A weight is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the workspace.</exception>
    public void Weigh(int loss, ReadOnlySpan<float> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(loss);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(loss, TargetBlocks.MaxCount);
        using CallLease call = Enter(this);
        if (_weightsOfLosses.Length <= loss)
            AddWeightBuffers(loss + 1);
        _weightsOfLosses[loss].Set(weights);
    }

    /// <summary>For generated code: the weights that this call was given, which the next one is not.</summary>
    /// <param name="samples">How many samples the call has.</param>
    /// <param name="positions">How many positions of a sample have a loss each.</param>
    /// <exception cref="ArgumentException">There is another number of them.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LossWeights TakeWeights(int samples, int positions = 1)
    {
        TakeAllWeights();
        return WeightsOf(0, samples, positions);
    }

    private void TakeAllWeights()
    {
        _weights.Take();
        foreach (LossWeightBuffer weights in _weightsOfLosses)
            weights.Take();
    }

    private void AddWeightBuffers(int count)
    {
        int first = _weightsOfLosses.Length;
        Array.Resize(ref _weightsOfLosses, count);
        for (int i = first; i < count; i++)
            _weightsOfLosses[i] = new LossWeightBuffer();
    }
}
