namespace StaticNet;

/// <summary>The norm of all gradients that clipping limits.</summary>
public enum GradientNorm
{
    /// <summary>The root of the sum of squares.</summary>
    Euclidean,

    /// <summary>The sum of absolute values.</summary>
    Absolute,

    /// <summary>The largest absolute value.</summary>
    Maximum,
}
