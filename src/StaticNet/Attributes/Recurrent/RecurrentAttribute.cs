namespace StaticNet;

/// <summary>
/// The base class of recurrent layers, which read a sequence step by step and carry a state from each step to the next.
/// The state before the first step is zero, or that of a <see cref="RecurrentState"/>.
/// </summary>
/// <param name="units">The number of outputs of one direction, which is the size of the hidden state.</param>
public abstract class RecurrentAttribute(int units) : SizedLayerAttribute
{
    /// <summary>The number of outputs of one direction.</summary>
    public int Units { get; } = units;

    /// <summary>
    /// Whether to add biases; there are two, one for the inputs and one for the state, as in PyTorch. Default:
    /// <see langword="true"/>.
    /// </summary>
    public bool UseBias { get; set; } = true;

    /// <summary>
    /// Whether the output is a sequence. Otherwise it is the state after the last step, one row for each sequence.
    /// Default: <see langword="true"/>.
    /// </summary>
    public bool ReturnSequences { get; set; } = true;

    /// <summary>
    /// Whether a second set of parameters reads the sequence backward. The output has both directions, forward first.
    /// The network then needs whole sequences and cannot be stepped. Default: <see langword="false"/>.
    /// </summary>
    public bool Bidirectional { get; set; }
}
