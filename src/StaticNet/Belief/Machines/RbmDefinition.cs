namespace StaticNet;

/// <summary>
/// What the compiler knows of one restricted Boltzmann machine of a <see cref="DeepBeliefNetworkAttribute"/>: its
/// units, and where its tensors lie in the network's block of parameters.
/// </summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Visible">The number of visible units, without those of labels.</param>
/// <param name="Hidden">The number of hidden units.</param>
/// <param name="Stride">
/// The distance between the rows of the weight, which lies as [visible x hidden], in floats: a multiple of 16.
/// </param>
/// <param name="WeightOffset">Where the weight begins.</param>
/// <param name="HiddenBiasOffset">Where the hidden units' biases begin.</param>
/// <param name="VisibleBiasOffset">Where the visible units' biases begin.</param>
public sealed record RbmDefinition(
    string Name, int Visible, int Hidden, int Stride, int WeightOffset, int HiddenBiasOffset, int VisibleBiasOffset)
{
    /// <summary>What the visible units are.</summary>
    public VisibleUnits VisibleUnits { get; init; }

    /// <summary>The number of groups of softmax units, otherwise 0.</summary>
    public int Groups { get; init; }

    /// <summary>What the hidden units are.</summary>
    public HiddenUnits HiddenUnits { get; init; }

    /// <summary>The number of classes of a joint machine, otherwise 0.</summary>
    public int Labels { get; init; }

    /// <summary>
    /// Where the weight of the labels begins, which lies as [labels x hidden] with the same distance between rows.
    /// </summary>
    public int LabelWeightOffset { get; init; } = -1;

    /// <summary>Where the labels' biases begin.</summary>
    public int LabelBiasOffset { get; init; } = -1;

    /// <summary>
    /// Where the weight for generating begins, in the network's block of buffers and laid out like the other one; -1
    /// where one weight serves both directions.
    /// </summary>
    public int GenerativeWeightOffset { get; init; } = -1;
}
