namespace StaticNet;

/// <summary>
/// What every recurrent layer has in common: it reads a sequence step by step and hands a state from each to the next.
/// The state before the first step is zero, or that of a <see cref="RecurrentState"/>.
/// </summary>
/// <param name="units">The number of outputs of one direction, which is the size of its hidden state.</param>
public abstract class RecurrentAttribute(int units) : SizedLayerAttribute
{
    /// <summary>The number of outputs of one direction.</summary>
    public int Units { get; } = units;

    /// <summary>
    /// Whether biases are added; there are two, one of the inputs and one of the state, as in PyTorch. Default:
    /// <see langword="true"/>.
    /// </summary>
    public bool UseBias { get; set; } = true;

    /// <summary>
    /// Whether the output is a sequence too. If not, it is the state after the last step, one row for each sequence.
    /// Default: <see langword="true"/>.
    /// </summary>
    public bool ReturnSequences { get; set; } = true;

    /// <summary>
    /// Whether a second set of parameters reads the sequence backward: the output has both directions, forward first.
    /// The network then needs whole sequences and cannot be stepped. Default: <see langword="false"/>.
    /// </summary>
    public bool Bidirectional { get; set; }
}
