using Microsoft.CodeAnalysis;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Tests.Testing;

/// <summary>Runs the compiler as far as shapes.</summary>
internal static class Inference
{
    /// <summary>The network <c>Net</c> of a program.</summary>
    public static InferredNetwork Infer(params string[] sources)
    {
        INamedTypeSymbol type = Programs.Of(sources).GetTypeByMetadataName("Net")!;
        return ShapeInferrer.Infer(NetworkParser.Parse(type, CancellationToken.None));
    }

    /// <summary>
    /// A network of some attributes as text: each layer with its sources and shape, then each output; and no problem.
    /// </summary>
    public static string Text(string attributes, string blocks = "")
    {
        InferredNetwork network = Infer($"[Network, {attributes}] public partial class Net;", blocks);
        Assert.Empty(network.Problems.Where(static problem => DiagnosticCatalog.IsError(problem.Kind)).Select(static problem => ProblemText.Format(problem)));
        IEnumerable<string> nodes = network.Nodes.Select(node =>
            $"{node.Layer.Name}({Sources(network, node.Sources)}) {node.Output}{Shared(network, node)}");
        IEnumerable<string> outputs = network.Outputs.Select(output =>
            $"{output.Name} = {Sources(network, [output.Source])} {output.Shape}"
            + (output.Loss is { } loss ? $" {loss.Kind} x {loss.Weight}" : ""));
        return string.Join("; ", nodes.Concat(outputs));
    }

    private static string Sources(InferredNetwork network, IEnumerable<int> sources) => string.Join(", ", sources.Select(
        source => source < 0 ? network.Declaration.Inputs[InferredNetwork.InputOfSource(source)].Name : network.Nodes[source].Layer.Name));

    private static string Shared(InferredNetwork network, Node node) =>
        node.SharesWith < 0 ? "" : $" as {network.Nodes[node.SharesWith].Layer.Name}";
}
