namespace StaticNet;

/// <summary>What is put around the input of a convolution or of a pooling, so that windows fit.</summary>
public enum PaddingMode
{
    /// <summary>Nothing: every window lies inside the input.</summary>
    Valid,

    /// <summary>
    /// As much as makes the output <c>ceil(input / stride)</c> long; where it is odd, the larger half goes after, as
    /// in Keras.
    /// </summary>
    Same,

    /// <summary>
    /// Everything before a sequence, so that no output sees a later input: one-dimensional convolutions only.
    /// </summary>
    Causal,
}
