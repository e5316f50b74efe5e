namespace StaticNet.Belief;

/// <summary>Checks of settings that are whole numbers.</summary>
internal static class BeliefSetting
{
    public static int AtLeast(int value, int least, string name)
        => value >= least
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {least}.");
}
