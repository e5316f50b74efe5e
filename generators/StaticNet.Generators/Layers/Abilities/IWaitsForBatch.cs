using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers;

/// <summary>
/// A layer that in training needs sums over the whole batch before it can run, in both directions: the pass stops there
/// until all samples have come so far. Its parameter gradients are among those sums.
/// </summary>
internal interface IWaitsForBatch
{
    /// <summary>
    /// Writes the sums over a part of the samples, forward (<c>PartMoments</c>) and backward (<c>PartGradients</c>).
    /// </summary>
    void EmitPartSums(StepEmission step);

    /// <summary>
    /// Writes what puts the sums of the parts together, without vectors (<c>MergeMoments</c>, <c>MergeGradients</c>).
    /// </summary>
    void EmitMerges(StepEmission step);
}
