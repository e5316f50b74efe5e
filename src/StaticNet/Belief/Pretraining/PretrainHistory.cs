namespace StaticNet;

/// <summary>The results of pre-training.</summary>
/// <param name="Epochs">The epochs of all machines, in their order.</param>
/// <param name="Updates">The number of updates.</param>
public sealed record PretrainHistory(IReadOnlyList<PretrainEpoch> Epochs, long Updates);
