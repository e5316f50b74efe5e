namespace StaticNet;

/// <summary>The padding around the input of a convolution or a pooling layer.</summary>
public enum PaddingMode
{
    /// <summary>No padding: every window is inside the input.</summary>
    Valid,

    /// <summary>
    /// As much as makes the output <c>ceil(input / stride)</c> long. If it is odd, the larger half goes after the
    /// input, as in Keras.
    /// </summary>
    Same,

    /// <summary>
    /// All padding before the sequence, so that no output sees a later input. For one-dimensional convolutions only.
    /// </summary>
    Causal,
}
