namespace StaticNet;

/// <summary>
/// The replacement for a missing number. Except for <see cref="Refuse"/>, one more input says that the number is
/// missing.
/// </summary>
public enum MissingValue
{
    /// <summary>The mean of the training data.</summary>
    Mean,

    /// <summary>The median of the training data.</summary>
    Median,

    /// <summary>The number 0.</summary>
    Zero,

    /// <summary>The value of <see cref="NumericAttribute.Fill"/>.</summary>
    Fill,

    /// <summary>None: a row without the number is an error.</summary>
    Refuse,
}
