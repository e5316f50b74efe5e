using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>Checks of schedules' settings.</summary>
internal static class ScheduleSetting
{
    public static double Rate(double value, [CallerArgumentExpression(nameof(value))] string name = "")
        => value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number and not negative.");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "")
        => value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number greater than 0.");

    public static int Updates(int value, [CallerArgumentExpression(nameof(value))] string name = "")
        => value > 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1 update.");
}
