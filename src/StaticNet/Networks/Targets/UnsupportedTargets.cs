namespace StaticNet;

/// <summary>What networks throw where a network's loss does not take targets of a kind.</summary>
internal static class UnsupportedTargets
{
    /// <summary>The exception where a caller passes class indices, and the loss takes values alone.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    public static NotSupportedException Indices<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
        => new($"The loss of {TNetwork.Definition.Name} takes float targets, not class indices.");
}
