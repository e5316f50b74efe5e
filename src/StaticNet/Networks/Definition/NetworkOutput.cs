using System.Collections.Immutable;

namespace StaticNet;

/// <summary>An output of a network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">The shape of one sample, or of one time step.</param>
/// <param name="HasTime">Whether there is one for each time step.</param>
public sealed record NetworkOutput(string Name, ImmutableArray<int> Shape, bool HasTime = false)
{
    /// <summary>
    /// The layer or input that gives it; empty where the compiler does not say: then it is the last layer.
    /// </summary>
    public string From { get; init; } = "";

    /// <summary>The loss that is declared of it; null where there is none.</summary>
    public NetworkLoss? Loss { get; init; }

    /// <summary>
    /// The names of its classes, by index: those of <see cref="OutputAttribute{TClass}"/> or of a record's target.
    /// Empty where it has none.
    /// </summary>
    public ImmutableArray<string> ClassNames { get; init; } = [];

    /// <summary>The number of values of one sample, or of one time step.</summary>
    public int Size => NetworkInput.SizeOf(Shape);
}
