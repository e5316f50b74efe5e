namespace StaticNet;

/// <summary>How the losses of the samples (and of their values) become one number.</summary>
public enum LossReduction
{
    /// <summary>
    /// The mean over all values; for cross-entropy over all samples, weighted by the class weights and without
    /// ignored samples.
    /// </summary>
    Mean,

    /// <summary>The sum.</summary>
    Sum,
}
