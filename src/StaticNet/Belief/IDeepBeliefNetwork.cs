using System.Collections.Immutable;

namespace StaticNet;

/// <summary>
/// A compiled deep belief network. The compiler implements it on every class marked with
/// <see cref="DeepBeliefNetworkAttribute"/>; <see cref="DeepBelief"/> has its methods.
/// </summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
public interface IDeepBeliefNetwork<TSelf> : INetwork<TSelf>
    where TSelf : class, IDeepBeliefNetwork<TSelf>
{
    /// <summary>The restricted Boltzmann machines, from the input up; at least one.</summary>
    static abstract ImmutableArray<RbmDefinition> Rbms { get; }
}
