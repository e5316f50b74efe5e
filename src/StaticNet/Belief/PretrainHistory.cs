namespace StaticNet;

/// <summary>What pre-training came to.</summary>
/// <param name="Epochs">The epochs of all machines, in their order.</param>
/// <param name="Updates">How many updates there were.</param>
public sealed record PretrainHistory(IReadOnlyList<PretrainEpoch> Epochs, long Updates);
