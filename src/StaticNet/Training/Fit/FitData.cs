namespace StaticNet.Training;

/// <summary>The data of a run, as the network sees them.</summary>
/// <param name="Training">The training data.</param>
/// <param name="Validation">The data to evaluate on, where they are not a part of these.</param>
internal sealed record FitData(BoundDataset Training, BoundDataset? Validation);
