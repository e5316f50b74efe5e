using StaticNet.Generators.Declarations;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>Hints about what compiles and works, but is seldom what was meant.</summary>
internal static class Habits
{
    // Two are common, such as one in a small network and one of its output.
    private const int ManySigmoids = 3;

    private const long ManyParameters = 1_000_000;

    public static void Check(
        NetworkDeclaration network, IReadOnlyList<Node> nodes, IReadOnlyList<NetworkOutput> outputs,
        ProblemList problems)
    {
        foreach (Node node in nodes)
        {
            CheckLinearStack(node, nodes, outputs, problems);
            CheckLargeFlatten(node, nodes, problems);
        }
        CheckDropoutLast(nodes, outputs, problems);
        if (!network.IsDeepBelief)
            CheckSigmoids(nodes, outputs, problems);
    }

    // A narrow layer between two wide ones is a matrix of low rank, which is meant; and so is what others read too.
    private static void CheckLinearStack(
        Node node, IReadOnlyList<Node> nodes, IReadOnlyList<NetworkOutput> outputs, ProblemList problems)
    {
        if (node.Layer is not ILinear || LinearBefore(node, nodes, outputs) is not { } before)
            return;
        int narrowest = Math.Min(before.Input.Shape.Last, node.Output.Last);
        if (before.Output.Last >= narrowest)
            problems.Add(new Problem(
                ProblemKind.LinearStack, node.Layer.Id.Attribute,
                new[] { node.Layer.Name, before.Layer.Name }.ToEquatableArray(), before.Layer.Id.Attribute,
                Fix: "Relu"));
    }

    private static Node? LinearBefore(Node node, IReadOnlyList<Node> nodes, IReadOnlyList<NetworkOutput> outputs)
    {
        for (int source = node.Source; source >= 0; source = nodes[source].Source)
        {
            bool hasOthers = nodes.Count(reader => reader.Sources.Contains(source)) > 1
                || outputs.Any(output => output.Source == source);
            if (hasOthers || nodes[source].Layer is ILinear)
                return hasOthers ? null : nodes[source];
            if (nodes[source].Layer is not (IView or IOnlyInTraining))
                return null;
        }
        return null;
    }

    private static void CheckLargeFlatten(Node node, IReadOnlyList<Node> nodes, ProblemList problems)
    {
        if (node.Layer is not ILinear || node.ParameterCount < ManyParameters
            || node.Input.FlattenedFrom is not { Axes.Count: 3 } image)
            return;
        long all = nodes.Sum(static other => other.ParameterCount);
        if (node.ParameterCount * 10 < all * 9)
            return;
        problems.Add(new Problem(
            ProblemKind.LargeFlatten, node.Layer.Id.Attribute,
            new[]
            {
                node.Layer.Name, $"{node.ParameterCount:N0}", $"{all:N0}", node.Input.Producer, image.ToString(),
            }.ToEquatableArray(),
            node.Input.ProducerAttribute));
    }

    private static void CheckDropoutLast(
        IReadOnlyList<Node> nodes, IReadOnlyList<NetworkOutput> outputs, ProblemList problems)
    {
        foreach (NetworkOutput output in outputs)
        {
            if (output.Source >= 0 && nodes[output.Source].Layer is IOnlyInTraining and Layer layer)
                problems.Add(ProblemKind.DropoutLast, layer.Id.Attribute, layer.Name, output.Name);
        }
    }

    // An output of probabilities is none of them: a loss sees through it.
    private static void CheckSigmoids(
        IReadOnlyList<Node> nodes, IReadOnlyList<NetworkOutput> outputs, ProblemList problems)
    {
        int[] depths = new int[nodes.Count];
        for (int index = 0; index < nodes.Count; index++)
        {
            Node node = nodes[index];
            bool isSigmoid = node.Layer is IMakesProbabilities { AddUpToOne: false }
                && outputs.All(output => output.Source != index);
            int below = node.Sources.Max(source => source < 0 ? 0 : depths[source]);
            // What is added to what was there before lets gradients pass, and so does any other activation.
            bool passes = node.Sources.Count > 1 || (node.Layer is IActivationLayer && !isSigmoid);
            depths[index] = passes ? 0 : below + (isSigmoid ? 1 : 0);
            if (isSigmoid && depths[index] == ManySigmoids)
                problems.Add(
                    ProblemKind.DeepSigmoids, node.Layer.Id.Attribute, node.Layer.Name, $"{ManySigmoids}");
        }
    }
}
