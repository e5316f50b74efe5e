namespace StaticNet;

/// <summary>How much a network's score depends on a feature.</summary>
/// <param name="Name">The feature.</param>
/// <param name="Importance">
/// The average drop of the score when the feature's values are shuffled among the samples.
/// </param>
/// <param name="Deviation">The standard deviation of the drop over the repetitions.</param>
public sealed record FeatureImportance(string Name, double Importance, double Deviation);
