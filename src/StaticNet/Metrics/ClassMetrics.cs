namespace StaticNet;

/// <summary>How well one class is recognised.</summary>
/// <param name="Class">The class index.</param>
/// <param name="Precision">
/// Of those taken for the class, the part that are of it; 0 where none was taken for it.
/// </param>
/// <param name="Recall">Of those of the class, the part that was recognised; 0 where there are none.</param>
/// <param name="F1">The harmonic mean of both; 0 where both are.</param>
/// <param name="Support">How many are of the class.</param>
public sealed record ClassMetrics(int Class, double Precision, double Recall, double F1, long Support)
{
    /// <summary>The name of the class; its index where it has none.</summary>
    public string Name { get; init; } = $"{Class}";
}
