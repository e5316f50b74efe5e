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

/// <summary>An output that has a loss.</summary>
/// <param name="Index">Its place among all outputs.</param>
/// <param name="Output">The output.</param>
/// <param name="Loss">Its loss.</param>
internal readonly record struct LossPort(int Index, NetworkOutput Output, NetworkLoss Loss)
{
    /// <summary>The name of the output.</summary>
    public string Name => Output.Name;

    /// <summary>Whether a target can be a class.</summary>
    public bool TakesClasses => Loss.TargetKinds.HasFlag(TargetKinds.ClassIndices);

    /// <summary>How many classes there are, where the loss takes class indices.</summary>
    public int Classes => Output.Size / Loss.TargetIndices;
}
