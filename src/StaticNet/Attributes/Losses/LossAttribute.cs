namespace StaticNet;

/// <summary>What every loss attribute has in common.</summary>
public abstract class LossAttribute : Attribute
{
    /// <summary>Whether the loss is averaged or added up. Default: <see cref="LossReduction.Mean"/>.</summary>
    public LossReduction Reduction { get; set; }
}
