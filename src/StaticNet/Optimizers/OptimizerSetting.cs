namespace StaticNet;

/// <summary>Checks of optimizers' settings.</summary>
internal static class OptimizerSetting
{
    public static double NotNegative(double value, string name)
        => value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number and not negative.");

    public static double Positive(double value, string name)
        => value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number greater than 0.");

    /// <summary>
    /// What is added to a divisor that may be zero: at least the smallest normal number, so that zero parameters with
    /// zero gradients, as padding has them, stay zero for any setting.
    /// </summary>
    public static float Divisor(double epsilon) => Math.Max((float)epsilon, 1.17549435e-38f);

    public static double Decay(double value, string name)
        => value >= 0 && value < 1
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0 and less than 1.");
}
