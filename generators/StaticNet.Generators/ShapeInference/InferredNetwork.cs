using StaticNet.Generators.Declarations;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>A layer in the graph, with the shapes that it reads and produces.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Sources">
/// What it reads: indices of earlier nodes, or <see cref="InferredNetwork.SourceOfInput"/> for inputs of the network.
/// </param>
/// <param name="Inputs">The values that it reads, one for each source.</param>
/// <param name="Output">What it produces.</param>
internal sealed record Node(Layer Layer, EquatableArray<int> Sources, EquatableArray<LayerInput> Inputs, Shape Output)
{
    /// <summary>The first of its sources: of most layers the only one.</summary>
    public int Source => Sources[0];

    /// <summary>The first value that it reads.</summary>
    public LayerInput Input => Inputs[0];

    /// <summary>The parameters that it learns itself, without padding.</summary>
    public long ParameterCount => SharesWith >= 0
        ? 0
        : Layer.Parameters(Input).Sum(static tensor => (long)tensor.Count);

    /// <summary>The index of the earlier node whose parameters it shares, or -1.</summary>
    public int SharesWith { get; init; } = -1;
}

/// <summary>An output of the network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">The node or input that gives it, as in <see cref="Node.Sources"/>.</param>
/// <param name="Shape">The shape of a sample, or of a time step.</param>
/// <param name="Loss">Its loss, if it has one.</param>
internal sealed record NetworkOutput(string Name, int Source, Shape Shape, Loss? Loss)
{
    /// <summary>Its classes, where an enum or the target of a record names them.</summary>
    public ClassSet? Classes { get; init; }
}

/// <summary>
/// A network whose shapes are known: a directed graph without cycles, in an order in which it can run.
/// </summary>
/// <param name="Declaration">What the attributes say.</param>
/// <param name="Nodes">The layers; each reads only earlier ones.</param>
/// <param name="Outputs">The outputs, in order of declaration; one where none is marked.</param>
/// <param name="Problems">What is wrong with it; with any error, only throwing members are emitted.</param>
internal sealed record InferredNetwork(
    NetworkDeclaration Declaration,
    EquatableArray<Node> Nodes,
    EquatableArray<NetworkOutput> Outputs,
    EquatableArray<Problem> Problems)
{
    /// <summary>The attributes in blocks that problems refer to.</summary>
    public EquatableArray<Place> Places { get; init; }

    /// <summary>How <see cref="Node.Sources"/> says an input of the network.</summary>
    public static int SourceOfInput(int input) => Expansion.Source.OfInput(input);

    /// <summary>The input that a source means, or -1 where it is a node.</summary>
    public static int InputOfSource(int source) => source < 0 ? -1 - source : -1;

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
                return $"SN{(int)error.Kind:0000}: {ProblemText.Format(error)}";
            bool isWhole = Declaration is { IsComplete: true, HasSensibleInputs: true }
                && Nodes.Count == Declaration.Layers.Count;
            return isWhole ? null : $"The attributes of {Declaration.Name} do not compile.";
        }
    }

    /// <summary>Whether each layer reads the one before it, and the last is the only output.</summary>
    public bool IsChain => Declaration.Inputs.Count == 1
        && Outputs.Count == 1 && Outputs[0].Source == Nodes.Count - 1
        && Nodes.Select(static (node, index) => node.Sources.Count == 1 && node.Source == index - 1)
            .All(static follows => follows);

    /// <summary>The name of a layer or input that is read.</summary>
    /// <param name="source">What is read, as in <see cref="Node.Sources"/>.</param>
    public string NameOf(int source) =>
        source < 0 ? Declaration.Inputs[InputOfSource(source)].Name : Nodes[source].Layer.Name;

    /// <summary>The shape of the first output.</summary>
    public Shape OutputShape => Outputs[0].Shape;
}
