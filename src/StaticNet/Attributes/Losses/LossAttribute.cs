namespace StaticNet;

/// <summary>What every loss attribute has in common.</summary>
public abstract class LossAttribute : Attribute
{
    /// <summary>Whether the loss is averaged or added up. Default: <see cref="LossReduction.Mean"/>.</summary>
    public LossReduction Reduction { get; set; }

    /// <summary>
    /// The name of the output that the loss is of. Default: the output written before, or the only one there is.
    /// </summary>
    public string? Of { get; set; }

    /// <summary>What the loss is multiplied by in the sum of all losses; at least 0. Default: 1.</summary>
    public double Weight { get; set; } = 1;
}
