namespace StaticNet;

/// <summary>
/// What takes the place of a missing number. Except for <see cref="Refuse"/>, one more input says that it is missing.
/// </summary>
public enum MissingValue
{
    /// <summary>The mean of the training data.</summary>
    Mean,

    /// <summary>The median of the training data.</summary>
    Median,

    /// <summary>The number 0.</summary>
    Zero,

    /// <summary>The number that <see cref="NumericAttribute.Fill"/> says.</summary>
    Fill,

    /// <summary>Nothing: a row without it is an error.</summary>
    Refuse,
}
