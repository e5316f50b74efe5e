namespace StaticNet;

public sealed partial class Dataset
{
    private readonly Rows<float> _weights;

    /// <summary>
    /// [Count x WeightsPerSample]: how much each sample, or each of its labels or time steps, counts in the loss; empty
    /// where all count the same.
    /// </summary>
    public ReadOnlySpan<float> Weights => _weights.Values;

    /// <summary>The number of weights of one sample; 0 where the data set has none.</summary>
    public int WeightsPerSample => _weights.Size;

    /// <summary>
    /// The same samples with weights: the loss is a weighted mean <c>sum_i w_i l_i / sum_i w_i</c>, in which a sample
    /// of weight 2 counts as if it were there twice, and one of weight 0 as if it were not. Metrics such as the
    /// accuracy have no weights.
    /// </summary>
    /// <param name="weights">
    /// One for each sample; or one for each label of each sample, or for each time step, [Count x LabelsPerSample] or
    /// [Count x Steps]. Kept, not copied: do not change it. Several losses take one for each sample, which counts in
    /// all of them.
    /// </param>
    /// <returns>A view. Weights that the data set already has are replaced.</returns>
    /// <exception cref="ArgumentException">
    /// A weight is negative or not finite, all are 0, or there is another number of them.
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
