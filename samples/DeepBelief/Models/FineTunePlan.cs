namespace DeepBelief.Models;

/// <summary>What the user asked to be fine-tuned.</summary>
/// <param name="Training">How.</param>
/// <param name="Weights">The weights of pre-training; null for the network that has none.</param>
internal sealed record FineTunePlan(TrainingPlan Training, string? Weights);
