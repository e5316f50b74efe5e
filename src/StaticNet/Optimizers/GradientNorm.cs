namespace StaticNet;

/// <summary>Which norm of all gradients together is limited.</summary>
public enum GradientNorm
{
    /// <summary>The root of the sum of squares.</summary>
    Euclidean,

    /// <summary>The sum of absolute values.</summary>
    Absolute,

    /// <summary>The greatest absolute value.</summary>
    Maximum,
}
