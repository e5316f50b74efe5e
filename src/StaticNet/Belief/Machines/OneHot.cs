namespace StaticNet.Belief;

/// <summary>A class as units of which one is on.</summary>
internal static class OneHot
{
    /// <summary>Sets the units.</summary>
    /// <param name="units">One for each class.</param>
    /// <param name="label">The class.</param>
    /// <param name="name">What it is called in the message.</param>
    /// <param name="value">How much the one is on.</param>
    /// <exception cref="ArgumentException">There is no such class.</exception>
    public static void Set(Span<float> units, int label, string name, float value = 1)
    {
        if ((uint)label >= (uint)units.Length)
        {
            throw new ArgumentOutOfRangeException(
                name, label, $"A class is from 0 to {units.Length - 1}.");
        }
        units.Clear();
        units[label] = value;
    }
}
