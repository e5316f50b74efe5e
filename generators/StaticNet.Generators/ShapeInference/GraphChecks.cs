using StaticNet.Generators.Declarations;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>Checks of a network whose shapes are all known.</summary>
internal static class GraphChecks
{
    public static void Check(
        NetworkDeclaration network, IReadOnlyList<Node> nodes, IReadOnlyList<NetworkOutput> outputs,
        ProblemList problems)
    {
        CheckWholeBatch(network, nodes, problems);
        CheckSoftmaxTwice(nodes, problems);
        CheckFromBeforeActivation(nodes, problems);
        CheckOutputs(network, nodes, outputs, problems);
        CheckTotalSize(network, nodes, problems);
        foreach (NetworkOutput output in outputs.Where(static output => output.Loss is not null))
            CheckLoss(output, nodes, problems);
        // Advice is for networks that have nothing worse.
        if (problems.IsEmpty)
            Habits.Check(network, nodes, outputs, problems);
    }

    // Only right before the loss are they fused: dropout or a view between them would apply the loss to probabilities.
    private static void CheckLoss(NetworkOutput output, IReadOnlyList<Node> nodes, ProblemList problems)
    {
        Loss loss = output.Loss!;
        if (output.Source < 0)
        {
            loss.Check(output.Shape, null, problems);
            return;
        }
        Node last = nodes[output.Source];
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
        string? input = network.Inputs.FirstOrDefault(static input => input.Kind != InputKind.Values)?.Name;
        if (input is null)
            return;
        foreach (Node node in nodes.Where(static node => node.Layer is IWaitsForBatch))
            problems.Add(ProblemKind.BatchOfSequences, node.Layer.Id.Attribute, node.Layer.Name, input);
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

    // "dense1" names what the dense layer itself produces; where an activation follows it, that is seldom meant.
    private static void CheckFromBeforeActivation(IReadOnlyList<Node> nodes, ProblemList problems)
    {
        foreach (Node node in nodes)
        {
            foreach (string name in node.Layer.Id.Named)
            {
                if (ActivationOf(name, node, nodes) is not { } activation)
                    continue;
                problems.Add(new Problem(
                    ProblemKind.FromBeforeActivation, node.Layer.Id.Attribute,
                    new[] { node.Layer.Name, name, activation.Layer.Name }.ToEquatableArray(),
                    Fix: $"{name}\n{activation.Layer.Name}"));
            }
        }
    }

    private static Node? ActivationOf(string name, Node reader, IReadOnlyList<Node> nodes)
    {
        foreach (int source in reader.Sources.Where(source => source >= 0 && nodes[source].Layer.Name == name))
            return nodes.FirstOrDefault(node => node != reader && Activates(node, source));
        return null;
    }

    private static bool Activates(Node node, int source) =>
        node.Source == source && node.Layer is IActivationLayer && !node.Layer.Id.Named.Any();

    private static void CheckOutputs(
        NetworkDeclaration network, IReadOnlyList<Node> nodes, IReadOnlyList<NetworkOutput> outputs,
        ProblemList problems)
    {
        // In the same order; without any, the last layer is the only one.
        for (int index = 0; index < network.Outputs.Count; index++)
        {
            OutputDeclaration declared = network.Outputs[index];
            NetworkOutput output = outputs[index];
            (string producer, int attribute) = Producer(network, nodes, output.Source);
            if (declared.Classes is { Count: > 0 } classes)
                CheckClasses(classes, output, producer, declared.Attribute, attribute, problems);
            if (declared.Shape is not { } shape || shape.Axes.Equals(output.Shape.Axes))
                continue;
            problems.Add(new Problem(
                ProblemKind.OutputAssertion, declared.Attribute,
                new[] { shape.ToString(), producer, output.Shape.ToString() }.ToEquatableArray(),
                attribute, Fix: InvariantText.Join(", ", output.Shape.Axes)));
        }
    }

    // Two classes may be one probability.
    private static void CheckClasses(
        ClassSet classes, NetworkOutput output, string producer, int attribute, int origin, ProblemList problems)
    {
        int values = output.Shape.Last;
        if (values == classes.Count || (values == 1 && classes.Count == 2 && output.Loss is not ITakesIndices))
            return;
        string axis = output.Shape.IsFlat ? "" : $" ({output.Shape}, whose last axis are the classes)";
        problems.Add(new Problem(
            ProblemKind.ClassesDiffer, attribute,
            new[]
            {
                output.Name, producer, $"{values} value{(values == 1 ? "" : "s")}{axis}", classes.Word,
                $"{classes.Count}",
            }.ToEquatableArray(), origin));
    }

    private static (string Name, int Attribute) Producer(
        NetworkDeclaration network, IReadOnlyList<Node> nodes, int source)
    {
        if (source >= 0)
            return (nodes[source].Layer.Name, nodes[source].Layer.Id.Attribute);
        InputDeclaration input = network.Inputs[InferredNetwork.InputOfSource(source)];
        return (input.Name, input.Attribute);
    }

    private static void CheckTotalSize(NetworkDeclaration network, IReadOnlyList<Node> nodes, ProblemList problems)
    {
        long parameters = nodes.Where(static node => node.SharesWith < 0).Sum(
            static node => node.Layer.Parameters(node.Input).Sum(static tensor => (long)tensor.Length));
        // Values, their gradients, and what layers keep of them besides; the planner and emitted code count in ints.
        long values = 3L * network.Inputs.Sum(static input => (long)input.Shape.Size) + nodes.Sum(
            static node => 9L * node.Output.Positions * Lanes.Pad(node.Output.Size / node.Output.Positions));
        if (!Layers.Sizes.FitsParameters(parameters))
            problems.Add(ProblemKind.TooLarge, -1, "the network", $"{parameters} parameters");
        else if (!Layers.Sizes.FitsParameters(values))
            problems.Add(ProblemKind.TooLarge, -1, "the network", $"{values} values for one sample");
    }
}
