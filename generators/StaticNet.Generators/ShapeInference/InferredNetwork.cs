using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>A layer in the graph, with the shapes that it reads and produces.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Source">The index of the node that it reads, or -1 for the network's input.</param>
/// <param name="Input">What it reads.</param>
/// <param name="Output">What it produces.</param>
internal sealed record Node(Layer Layer, int Source, LayerInput Input, Shape Output);

/// <summary>
/// A network whose shapes are known: a directed graph without cycles, in an order in which it can run.
/// </summary>
/// <param name="Declaration">What the attributes say.</param>
/// <param name="Nodes">The layers; each reads only earlier ones.</param>
/// <param name="Problems">What is wrong with it; with any error, only throwing members are emitted.</param>
internal sealed record InferredNetwork(
    NetworkDeclaration Declaration,
    EquatableArray<Node> Nodes,
    EquatableArray<Problem> Problems)
{
    /// <summary>
    /// Why nothing can be compiled, without line numbers, which would change with every edit above; null where all is
    /// well.
    /// </summary>
    public string? Failure
    {
        get
        {
            Problem? error = Problems.FirstOrDefault(static problem => DiagnosticCatalog.IsError(problem.Kind));
            if (error is not null)
                return $"SN{(int)error.Kind:0000}: {ProblemText.Format(error, place: "")}";
            bool isWhole = Declaration is { IsComplete: true, Input: not null }
                && Nodes.Count == Declaration.Layers.Count;
            return isWhole ? null : $"The attributes of {Declaration.Name} do not compile.";
        }
    }

    public Shape OutputShape => Nodes.Count > 0 ? Nodes[Nodes.Count - 1].Output : Declaration.Input!.Shape;

    public bool Equals(InferredNetwork? other) => other is not null && Declaration.Equals(other.Declaration);

    // Everything here follows from the declaration.
    public override int GetHashCode() => Declaration.GetHashCode();
}
