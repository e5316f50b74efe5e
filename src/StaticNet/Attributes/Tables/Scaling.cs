namespace StaticNet;

/// <summary>How a number is scaled to a range that networks learn well from.</summary>
public enum Scaling
{
    /// <summary>
    /// (x - mean) / deviation of the training data; a column that never varies is divided by 1.
    /// </summary>
    Standard,

    /// <summary>(x - smallest) / (largest - smallest) of the training data.</summary>
    MinMax,

    /// <summary>
    /// The same as <see cref="Standard"/> of sign(x) ln(1 + |x|): for prices, areas and counts, which span orders of
    /// magnitude.
    /// </summary>
    Log,

    /// <summary>
    /// (x - median) / (third quartile - first quartile) of the training data, insensitive to outliers.
    /// </summary>
    Robust,

    /// <summary>x as it is.</summary>
    None,
}
