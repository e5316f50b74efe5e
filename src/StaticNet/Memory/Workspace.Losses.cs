using System.ComponentModel;
using StaticNet.Kernels;

namespace StaticNet;

/// <content>The losses of a network that has several: each has its own total, divisor and weight.</content>
public sealed partial class Workspace
{
    private OutputLoss[] _outputLosses = [];

    /// <summary>How many losses the last call had, each by itself; 0 where it had one.</summary>
    internal int LossCount { get; private set; }

    /// <summary>
    /// Whether no target of the last call counted: a mean over none has neither a value nor a gradient.
    /// </summary>
    internal bool IsLossEmpty
    {
        get
        {
            if (LossCount == 0)
                return LossDivisor == 0;
            foreach (OutputLoss loss in _outputLosses.AsSpan(0, LossCount))
            {
                if (loss.Divisor != 0)
                    return false;
            }
            return true;
        }
    }

    /// <summary>
    /// For generated code of several losses: makes room for them after <c>Begin</c>, and takes the weights that this
    /// call was given, which the next one is not.
    /// </summary>
    /// <param name="losses">How many losses the network has.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void BeginLosses(int losses)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(losses);
        int room = ArraySize.Of(losses, MaxBatch, "losses");
        if (_losses.Length < room)
            _losses = new double[room];
        if (_outputLosses.Length < losses)
            _outputLosses = new OutputLoss[losses];
        _outputLosses.AsSpan().Clear();
        LossCount = losses;
        TakeAllWeights();
    }

    /// <summary>For generated code of several losses: room for one of each sample.</summary>
    /// <param name="loss">The number of the loss.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<double> SampleLossesOf(int loss) => _losses.AsSpan(loss * MaxBatch, MaxBatch);

    /// <summary>For generated code of several losses: the weights that this call was given for one of them.</summary>
    /// <param name="loss">The number of the loss.</param>
    /// <param name="samples">How many samples the call has.</param>
    /// <param name="positions">How many positions of a sample have a loss each.</param>
    /// <exception cref="ArgumentException">There is another number of them.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LossWeights WeightsOf(int loss, int samples, int positions = 1)
    {
        ReadOnlySpan<float> own = loss < _weightsOfLosses.Length ? _weightsOfLosses[loss].Taken : [];
        return new LossWeights(own.IsEmpty ? _weights.Taken : own, samples, positions);
    }

    /// <summary>For generated code of one loss: says what it is a mean over.</summary>
    /// <param name="divisor">
    /// Such as the total weight of the targets that count; 1 for a sum. A weight of the loss divides it.
    /// </param>
    /// <param name="isSum">Whether it is a sum.</param>
    /// <returns>What its gradients are multiplied by: 1 / divisor, and 0 where nothing counts.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public float SetLoss(double divisor, bool isSum = false)
    {
        (LossDivisor, LossIsSum) = (divisor, isSum);
        return divisor == 0 ? 0 : (float)(1 / divisor);
    }

    /// <summary>For generated code of one loss: the loss of the last call; NaN where nothing counts.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public float MeanLoss => (float)(TotalLoss / LossDivisor);

    /// <summary>For generated code of several losses: says how one is made of those of the samples.</summary>
    /// <param name="loss">The number of the loss.</param>
    /// <param name="divisor">
    /// What it is a mean over, such as the total weight of the targets that count; 1 for a sum.
    /// </param>
    /// <param name="weight">What it is multiplied by in the sum of all losses.</param>
    /// <param name="isSum">Whether it is a sum.</param>
    /// <returns>What its gradients are multiplied by: weight / divisor, and 0 where nothing counts.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public float SetLoss(int loss, double divisor, double weight = 1, bool isSum = false)
    {
        _outputLosses[loss] = new OutputLoss(divisor, weight, isSum);
        if (LossCount == 1)
            (LossDivisor, LossIsSum) = (divisor, isSum);
        return divisor == 0 ? 0 : (float)(weight / divisor);
    }

    /// <summary>
    /// For generated code of several losses: <c>sum_k weight_k total_k / divisor_k</c> over the losses of which
    /// something counts; NaN where nothing counts at all.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public double WeightedLoss
    {
        get
        {
            double sum = IsLossEmpty ? double.NaN : 0;
            for (int loss = 0; loss < LossCount; loss++)
            {
                (double divisor, double weight, _) = _outputLosses[loss];
                if (divisor != 0)
                    sum += weight * TotalLossOf(loss) / divisor;
            }
            return sum;
        }
    }

    /// <summary>The losses of the samples of one output, added up in their order.</summary>
    internal double TotalLossOf(int loss)
    {
        double total = 0;
        foreach (double sample in SampleLossesOf(loss)[..Batch])
            total += sample;
        return total;
    }

    /// <summary>How one of several losses of the last call is made.</summary>
    internal OutputLoss OutputLoss(int loss) => _outputLosses[loss];
}
