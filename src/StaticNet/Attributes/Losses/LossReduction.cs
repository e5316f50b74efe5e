namespace StaticNet;

/// <summary>How the losses of the samples (and of their values) become one number.</summary>
public enum LossReduction
{
    /// <summary>
    /// The mean over all values; for cross-entropy, the mean over all samples that are not ignored, weighted by the
    /// class weights.
    /// </summary>
    Mean,

    /// <summary>The sum.</summary>
    Sum,
}
