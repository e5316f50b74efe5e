namespace StaticNet;

/// <summary>The metrics of one class.</summary>
/// <param name="Class">The class index.</param>
/// <param name="Precision">The fraction of the predictions of the class that are correct; 0 if there are none.</param>
/// <param name="Recall">
/// The fraction of the samples of the class that are predicted correctly; 0 if there are none.
/// </param>
/// <param name="F1">The harmonic mean of precision and recall; 0 if both are 0.</param>
/// <param name="Support">The number of samples of the class.</param>
public sealed record ClassMetrics(int Class, double Precision, double Recall, double F1, long Support)
{
    /// <summary>The name of the class; its index if it has none.</summary>
    public string Name { get; init; } = $"{Class}";
}
