namespace StaticNet;

/// <summary>
/// Says that a property is what a network predicts from the others. A number is a regression, whose answers come back
/// in its own unit; an enum, a <c>bool</c> or a <see cref="CategoryAttribute"/> is a classification.
/// </summary>
/// <param name="scaling">How a number is scaled for the loss.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class TargetAttribute(Scaling scaling = Scaling.Standard) : Attribute
{
    /// <summary>How a number is scaled for the loss.</summary>
    public Scaling Scaling { get; } = scaling;

    /// <summary>What is subtracted, where it is fixed; see <see cref="NumericAttribute.Mean"/>.</summary>
    public double Mean { get; set; } = double.NaN;

    /// <summary>What the difference is divided by, where it is fixed; greater than 0.</summary>
    public double Deviation { get; set; } = double.NaN;
}
