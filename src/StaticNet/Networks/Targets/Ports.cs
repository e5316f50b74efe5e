using System.Collections.Immutable;

namespace StaticNet;

/// <summary>
/// The inputs, outputs and losses of a network. A definition that lists none has one of each, whose names are empty
/// since nobody knows them.
/// </summary>
internal static class Ports<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    /// <summary>The inputs, in order.</summary>
    public static ImmutableArray<NetworkInput> Inputs { get; } = TNetwork.Definition.Inputs is { IsEmpty: false } inputs
        ? inputs
        : [new NetworkInput("", [TNetwork.InputSize], TNetwork.Vocabulary, TNetwork.HasTime)];

    /// <summary>The outputs, in order.</summary>
    public static ImmutableArray<NetworkOutput> Outputs { get; } = FindOutputs();

    /// <summary>The outputs that have a loss, in order.</summary>
    public static ImmutableArray<LossPort> Losses { get; } =
    [
        .. Outputs.Index().Where(static output => output.Item.Loss is not null)
            .Select(static output => new LossPort(output.Index, output.Item, output.Item.Loss!)),
    ];

    private static ImmutableArray<NetworkOutput> FindOutputs()
    {
        ImmutableArray<NetworkOutput> outputs = TNetwork.Definition.Outputs;
        if (outputs.IsEmpty)
            outputs = [new NetworkOutput("", [TNetwork.OutputSize], TNetwork.OutputHasTime)];
        return outputs is [{ Loss: null } single] ? [single with { Loss = OnlyLoss() }] : outputs;
    }

    private static NetworkLoss OnlyLoss() => new(
        "", TNetwork.TargetKinds, TNetwork.TargetSize, TNetwork.TargetIndices, TNetwork.IgnoredTarget);
}
