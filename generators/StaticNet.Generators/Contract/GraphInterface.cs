using StaticNet.Generators.Declarations;

namespace StaticNet.Generators.Contract;

/// <summary>
/// What stands behind the interfaces of a network with several inputs or outputs, which take all inputs in one span,
/// one block after another, and all outputs likewise.
/// </summary>
internal static class GraphInterface
{
    /// <summary>The members.</summary>
    /// <param name="network">The network.</param>
    /// <param name="hasBackward">Whether it has a backward pass.</param>
    /// <param name="hasLoss">Whether it has a loss.</param>
    public static IEnumerable<InterfaceMember> Members(NetworkDeclaration network, bool hasBackward, bool hasLoss)
    {
        string any = $"INetwork<{network.FullName}>", trainable = $"ITrainableNetwork<{network.FullName}>";
        const string Input = "ReadOnlySpan<float> input";
        yield return new(
            $"void {any}.Predict({Input}, Span<float> output)", "_network.PredictBlocks(input, output)");
        yield return new(
            $"ReadOnlySpan<float> {any}.Forward({Input}, Workspace workspace, bool training)",
            "_network.ForwardBlocks(input, workspace, training)");
        if (hasBackward)
            yield return new(
                $"void {any}.Backward(ReadOnlySpan<float> dOutput, Workspace workspace, Span<float> gradients, "
                    + "Span<float> dInput, bool accumulate)",
                "_network.BackwardBlocks(dOutput, workspace, gradients, dInput, accumulate)");
        (string Name, string Last)[] losses = hasLoss ? [("Loss", "output"), ("LossAndGradients", "gradients")] : [];
        foreach ((string name, string last) in losses)
        {
            foreach (string type in new[] { "float", "int" })
                yield return new(
                    $"float {trainable}.{name}({Input}, ReadOnlySpan<{type}> targets, Workspace workspace, "
                        + $"Span<float> {last})",
                    $"_network.{name}Blocks(input, TargetBlocks.Of(targets), workspace, {last})");
            yield return new(
                $"float {trainable}.{name}({Input}, in TargetBlocks targets, Workspace workspace, Span<float> {last})",
                $"_network.{name}Blocks(input, in targets, workspace, {last})");
        }
    }
}
