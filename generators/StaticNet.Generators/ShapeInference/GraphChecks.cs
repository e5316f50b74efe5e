using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>Checks of a network whose shapes are all known.</summary>
internal static class GraphChecks
{
    public static void Check(NetworkDeclaration network, IReadOnlyList<Node> nodes, ProblemList problems)
    {
        CheckReaders(nodes, problems);
        CheckWholeBatch(network, nodes, problems);
        CheckSoftmaxTwice(nodes, problems);
        CheckFromBeforeActivation(nodes, problems);
        CheckOutput(network, nodes, problems);
        CheckTotalSize(network, nodes, problems);
        if (network.Losses.FirstOrDefault() is { } loss && nodes.Count > 0)
            CheckLoss(loss, nodes, problems);
    }

    // Only right before the loss are they fused: dropout or a view between them would apply the loss to probabilities.
    private static void CheckLoss(Loss loss, IReadOnlyList<Node> nodes, ProblemList problems)
    {
        Node last = nodes[nodes.Count - 1];
        loss.Check(last.Output, last.Layer, problems);
        Node behind = last;
        while (behind.Source >= 0 && behind.Layer is IView or IOnlyInTraining)
            behind = nodes[behind.Source];
        if (behind != last && loss.Fuses(behind.Layer))
            loss.ReportUnstable(
                problems, behind.Layer, behind.Layer.Kind, "logits", $"Put {behind.Layer.Name} right before the loss");
    }

    private static void CheckWholeBatch(NetworkDeclaration network, IReadOnlyList<Node> nodes, ProblemList problems)
    {
        if (!network.HasTime)
            return;
        foreach (Node node in nodes.Where(static node => node.Layer is IWaitsForBatch))
            problems.Add(ProblemKind.BatchOfSequences, node.Layer.Id.Attribute, node.Layer.Name, network.Inputs[0].Name);
    }

    private static void CheckReaders(IReadOnlyList<Node> nodes, ProblemList problems)
    {
        HashSet<int> read = [.. nodes.Select(static node => node.Source)];
        for (int index = 0; index < nodes.Count - 1; index++)
        {
            if (!read.Contains(index))
                problems.Add(ProblemKind.NothingReads, nodes[index].Layer.Id.Attribute, nodes[index].Layer.Name);
        }
    }

    private static void CheckSoftmaxTwice(IReadOnlyList<Node> nodes, ProblemList problems)
    {
        foreach (Node node in nodes)
        {
            if (node.Layer is not IMakesProbabilities { AddUpToOne: true } || node.Source < 0)
                continue;
            Layer first = nodes[node.Source].Layer;
            if (first is IMakesProbabilities { AddUpToOne: true })
            {
                problems.Add(new Problem(
                    ProblemKind.SoftmaxTwice, node.Layer.Id.Attribute,
                    new[] { node.Layer.Name, first.Name }.ToEquatableArray(), first.Id.Attribute));
            }
        }
    }

    // From = "dense1" reads what the dense layer itself produces; where an activation follows it, that is seldom meant.
    private static void CheckFromBeforeActivation(IReadOnlyList<Node> nodes, ProblemList problems)
    {
        foreach (Node node in nodes)
        {
            if (node.Layer.Id.From is null || node.Source < 0)
                continue;
            Node? activation = nodes.FirstOrDefault(other =>
                other != node && other.Source == node.Source && other.Layer.Id.From is null
                && other.Layer is IActivationLayer);
            if (activation is not null)
                problems.Add(
                    ProblemKind.FromBeforeActivation, node.Layer.Id.Attribute, node.Layer.Name,
                    node.Layer.Id.From, activation.Layer.Name);
        }
    }

    private static void CheckOutput(NetworkDeclaration network, IReadOnlyList<Node> nodes, ProblemList problems)
    {
        if (network.Outputs.FirstOrDefault() is not { Shape: { } shape } asserted || nodes.Count == 0)
            return;
        Node last = nodes[nodes.Count - 1];
        if (!shape.Axes.Equals(last.Output.Axes))
        {
            problems.Add(new Problem(
                ProblemKind.OutputAssertion, asserted.Attribute,
                new[] { shape.ToString(), last.Layer.Name, last.Output.ToString() }.ToEquatableArray(),
                last.Layer.Id.Attribute, Fix: InvariantText.Join(", ", last.Output.Axes)));
        }
    }

    private static void CheckTotalSize(NetworkDeclaration network, IReadOnlyList<Node> nodes, ProblemList problems)
    {
        long parameters = nodes.Sum(
            static node => node.Layer.Parameters(node.Input).Sum(static tensor => (long)tensor.Length));
        // Values, their gradients, and what layers keep of them besides; the planner and emitted code count in ints.
        long values = 3L * network.Inputs[0].Shape.Size + nodes.Sum(
            static node => 9L * node.Output.Positions * Lanes.Pad(node.Output.Size / node.Output.Positions));
        if (!Layers.Sizes.FitsParameters(parameters))
            problems.Add(ProblemKind.TooLarge, -1, "the network", $"{parameters} parameters");
        else if (!Layers.Sizes.FitsParameters(values))
            problems.Add(ProblemKind.TooLarge, -1, "the network", $"{values} values for one sample");
    }
}
