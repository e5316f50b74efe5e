namespace StaticNet;

/// <summary>
/// Marks a property as the target that a network predicts from the others. A number makes a regression, with
/// predictions in the number's own unit; an enum, a <c>bool</c> or a <see cref="CategoryAttribute"/> makes a
/// classifier.
/// </summary>
/// <param name="scaling">How a number is scaled for the loss.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class TargetAttribute(Scaling scaling = Scaling.Standard) : Attribute
{
    /// <summary>How a number is scaled for the loss.</summary>
    public Scaling Scaling { get; } = scaling;

    /// <summary>A fixed value to subtract; see <see cref="NumericAttribute.Mean"/>.</summary>
    public double Mean { get; set; } = double.NaN;

    /// <summary>A fixed divisor of the difference; greater than 0.</summary>
    public double Deviation { get; set; } = double.NaN;
}
