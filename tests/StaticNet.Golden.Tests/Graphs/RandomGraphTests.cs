using StaticNet.Generators.Declarations;
using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Graphs;

/// <summary>
/// Random graphs: outputs, losses and all gradients against their formulas, and the same bits however they are
/// computed. A hundred of them, whose compilation takes most of the time, and with <c>STATICNET_LONG=1</c>
/// three thousand; the plans of three hundred.
/// </summary>
public sealed class RandomGraphTests
{
    private const int GroupSize = 50;
    private const int SequencesOfGroup = 8;

    private static readonly int Groups = Environment.GetEnvironmentVariable("STATICNET_LONG") == "1" ? 60 : 2;

    public static TheoryData<int> AllGroups() => [.. Enumerable.Range(0, Groups)];

    public static TheoryData<int> PlannedGroups() => [.. Enumerable.Range(0, 2 * Groups)];

    [Theory]
    [MemberData(nameof(AllGroups))]
    public void Random_graphs_agree_with_their_formulas(int group)
    {
        (GraphSpec Graph, int Samples)[] graphs = Draw(group);
        IEnumerable<string> sources = graphs.Select((graph, index) => SourceOf($"Graph{index}", graph.Graph));
        CompiledNetworks compiled = NetworkCompiler.CompileSources(
            $"RandomGraphs{group}", sources.Append(BlockSpec.Declarations));
        List<string> failures = [];
        for (int index = 0; index < graphs.Length; index++)
        {
            try
            {
                Check(compiled, index, graphs[index].Graph, graphs[index].Samples);
            }
            catch (Exception failure)
            {
                failures.Add($"Graph{index}: {failure}\n{graphs[index].Graph.Attributes}");
            }
        }
        string some = string.Join('\n', failures.Take(5));
        Assert.That(failures.Count == 0, $"{failures.Count} of {GroupSize} graphs, of which:\n{some}");
    }

    [Fact]
    public void Random_graphs_over_time_agree_with_their_formulas()
    {
        RandomGraphs random = new(seed: 2026, hasTime: true);
        (GraphSpec Graph, int Steps)[] graphs =
            [.. Enumerable.Range(0, Groups * SequencesOfGroup).Select(_ => random.Next())];
        CompiledNetworks compiled = NetworkCompiler.Compile("Sequences", graphs.Select(
            (graph, index) => KeyValuePair.Create($"Graph{index}", graph.Graph.Attributes)));
        Assert.All(graphs.Index(), pair => GraphCheck.Run(
            pair.Item.Graph, compiled.Create($"Graph{pair.Index}"), null, pair.Item.Steps, seed: pair.Index));
        IReadOnlyList<NetworkDeclaration> declarations =
            NetworkCompiler.Declare(graphs.Select(graph => graph.Graph.Attributes));
        Assert.All(declarations.Zip(graphs), pair => PlanCheck.Run(pair.First, pair.Second.Graph.Attributes));
    }

    [Fact]
    public void Known_graphs_agree_with_their_formulas()
    {
        GraphSpec[] graphs = [.. KnownGraphs.All.Values];
        CompiledNetworks compiled = NetworkCompiler.CompileSources(
            "KnownGraphs", graphs.Select((graph, index) => SourceOf($"Graph{index}", graph)));
        Assert.All(graphs.Index(), pair => Check(compiled, pair.Index, pair.Item, samples: 3));
        IReadOnlyList<NetworkDeclaration> declarations =
            NetworkCompiler.Declare(graphs.Select(graph => graph.Attributes));
        Assert.All(declarations.Zip(graphs), pair => PlanCheck.Run(pair.First, pair.Second.Attributes));
    }

    [Theory]
    [MemberData(nameof(PlannedGroups))]
    public void Live_buffers_of_random_graphs_do_not_overlap(int group)
    {
        string[] sources = [.. Draw(group).Select(graph => graph.Graph.Attributes)];
        IReadOnlyList<NetworkDeclaration> declarations = NetworkCompiler.Declare(sources, BlockSpec.Declarations);
        Assert.All(declarations.Zip(sources), pair => PlanCheck.Run(pair.First, pair.Second));
    }

    private static void Check(CompiledNetworks compiled, int index, GraphSpec graph, int samples)
    {
        NetworkRunner network = compiled.Create($"Graph{index}");
        GraphCaller caller = new(compiled.Find($"Graph{index}Caller"), network.Instance);
        GraphCheck.Run(graph, network, caller, samples, seed: index);
    }

    private static (GraphSpec Graph, int Samples)[] Draw(int group)
    {
        RandomGraphs random = new(seed: 2026 + group);
        return [.. Enumerable.Range(0, GroupSize).Select(_ => random.Next())];
    }

    private static string SourceOf(string name, GraphSpec graph) => $"""
        using StaticNet;

        namespace RandomGraphs;

        [Network]
        {graph.Attributes}
        public partial class {name};

        {GraphCaller.SourceFor(name, graph)}
        """;
}
