namespace StaticNet.Belief;

/// <summary>What goes from one update of a machine to the next.</summary>
internal sealed class UpdateState(RbmDefinition machine)
{
    /// <summary>The velocity of the weight, laid out like it.</summary>
    public AlignedBuffer Weight { get; } = new(machine.Visible * machine.Stride);

    /// <summary>That of the labels' weight.</summary>
    public AlignedBuffer LabelWeight { get; } = new(machine.Labels * machine.Stride);

    /// <summary>That of the visible units' biases.</summary>
    public float[] VisibleBias { get; } = new float[machine.Visible];

    /// <summary>That of the hidden units' biases.</summary>
    public float[] HiddenBias { get; } = new float[machine.Hidden];

    /// <summary>That of the labels' biases.</summary>
    public float[] LabelBias { get; } = new float[machine.Labels];

    /// <summary>How often each hidden unit is on.</summary>
    public float[] Activity { get; } = new float[machine.Hidden];

    /// <summary>The means on which units are centred.</summary>
    public Centers Centers { get; } = new(machine.Visible, machine.Hidden);

    /// <summary>All of it, by name, for checkpoints.</summary>
    public IEnumerable<(string Name, Memory<float> Values)> Parts =>
    [
        ("weight_velocity", Weight.Memory),
        ("label_weight_velocity", LabelWeight.Memory),
        ("visible_bias_velocity", VisibleBias),
        ("hidden_bias_velocity", HiddenBias),
        ("label_bias_velocity", LabelBias),
        ("activity", Activity),
        ("visible_center", Centers.Visible),
        ("hidden_center", Centers.Hidden),
        ("is_centered", Centers.Begun),
    ];
}
