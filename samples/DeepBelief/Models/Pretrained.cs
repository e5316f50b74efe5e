namespace DeepBelief.Models;

/// <summary>What came of pre-training.</summary>
/// <param name="ReconstructionError">The mean squared error of a unit in the last epoch.</param>
/// <param name="Accuracy">The share of test images whose label the model finds, where it models labels.</param>
internal sealed record Pretrained(double ReconstructionError, double? Accuracy);
