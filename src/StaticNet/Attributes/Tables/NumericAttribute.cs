namespace StaticNet;

/// <summary>Says how a number becomes an input of a network. Without it, numbers are standardised.</summary>
/// <param name="scaling">How it is scaled.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class NumericAttribute(Scaling scaling = Scaling.Standard) : Attribute
{
    /// <summary>How it is scaled.</summary>
    public Scaling Scaling { get; } = scaling;

    /// <summary>
    /// What is subtracted, where it is fixed instead of measured: in the number's unit, or in that of its logarithm for
    /// <see cref="Scaling.Log"/>. It stands beside <see cref="Deviation"/>.
    /// </summary>
    public double Mean { get; set; } = double.NaN;

    /// <summary>What the difference is divided by, where it is fixed; greater than 0.</summary>
    public double Deviation { get; set; } = double.NaN;

    /// <summary>What takes the place of a missing value, where the property is nullable. Default: the mean.</summary>
    public MissingValue Missing { get; set; }

    /// <summary>The number that takes the place of a missing one for <see cref="MissingValue.Fill"/>.</summary>
    public double Fill { get; set; }
}
