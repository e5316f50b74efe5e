namespace StaticNet;

/// <summary>The base class of loss attributes.</summary>
public abstract class LossAttribute : Attribute
{
    /// <summary>Whether the loss is averaged or summed. Default: <see cref="LossReduction.Mean"/>.</summary>
    public LossReduction Reduction { get; set; }

    /// <summary>
    /// The name of the output that the loss belongs to. Default: the output before it, or the only one.
    /// </summary>
    public string? Of { get; set; }

    /// <summary>The factor of the loss in the sum of all losses; at least 0. Default: 1.</summary>
    public double Weight { get; set; } = 1;
}
