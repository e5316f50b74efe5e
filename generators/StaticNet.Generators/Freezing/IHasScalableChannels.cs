using StaticNet.Generators.Layers;

namespace StaticNet.Generators.Freezing;

/// <summary>
/// A layer of whose output each channel is linear in factors of its own: what scales the channels can be multiplied
/// into the weight.
/// </summary>
internal interface IHasScalableChannels
{
    /// <summary>Where the output's channels are in the weight.</summary>
    WeightChannels ChannelsOfWeight { get; }

    /// <summary>The same layer with a bias.</summary>
    Layer WithBias();
}
