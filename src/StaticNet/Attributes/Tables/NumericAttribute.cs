namespace StaticNet;

/// <summary>
/// Configures how a number becomes an input of a network. Without this attribute, numbers are standardised.
/// </summary>
/// <param name="scaling">How it is scaled.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class NumericAttribute(Scaling scaling = Scaling.Standard) : Attribute
{
    /// <summary>How it is scaled.</summary>
    public Scaling Scaling { get; } = scaling;

    /// <summary>
    /// A fixed value to subtract, instead of a measured one: in the number's unit, or in that of its logarithm for
    /// <see cref="Scaling.Log"/>. Set <see cref="Deviation"/> too.
    /// </summary>
    public double Mean { get; set; } = double.NaN;

    /// <summary>A fixed divisor of the difference; greater than 0.</summary>
    public double Deviation { get; set; } = double.NaN;

    /// <summary>The replacement for a missing value, if the property is nullable. Default: the mean.</summary>
    public MissingValue Missing { get; set; }

    /// <summary>The replacement for a missing number with <see cref="MissingValue.Fill"/>.</summary>
    public double Fill { get; set; }
}
