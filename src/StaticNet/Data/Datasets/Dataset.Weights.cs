namespace StaticNet;

public sealed partial class Dataset
{
    private readonly Rows<float> _weights;

    /// <summary>
    /// [Count x WeightsPerSample]: the weight of each sample, or of each of its labels or time steps, in the loss;
    /// empty if all count the same.
    /// </summary>
    public ReadOnlySpan<float> Weights => _weights.Values;

    /// <summary>The number of weights of one sample; 0 if the data set has none.</summary>
    public int WeightsPerSample => _weights.Size;

    /// <summary>
    /// Returns the same samples with weights. The loss becomes the weighted mean <c>sum_i w_i l_i / sum_i w_i</c>: a
    /// sample of weight 2 counts twice, and one of weight 0 not at all. Metrics such as the accuracy are unweighted.
    /// </summary>
    /// <param name="weights">
    /// One weight for each sample, or one for each label or time step of each sample, [Count x LabelsPerSample] or
    /// [Count x Steps]. Kept, not copied: do not change it. With several losses, give one for each sample; it applies
    /// to all of them.
    /// </param>
    /// <returns>A view. It replaces any weights that the data set already has.</returns>
    /// <exception cref="ArgumentException">
    /// A weight is negative or not finite, all are 0, or their number is wrong.
    /// </exception>
    public Dataset WithWeights(float[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        (int perSample, int rest) = Math.DivRem(weights.Length, Count);
        if (rest != 0 || perSample == 0)
        {
            throw new ArgumentException(
                $"There are {weights.Length} weights, but {Count} samples need one each, or the same number each.",
                nameof(weights));
        }
        Kernels.LossWeights.Require(weights, nameof(weights));
        if (!weights.AsSpan().ContainsAnyExcept(0f))
            throw new ArgumentException("All weights are 0: nothing would count.", nameof(weights));
        return new Dataset(InputColumns, TargetColumns, _lengths, new Rows<float>(weights, perSample));
    }
}
