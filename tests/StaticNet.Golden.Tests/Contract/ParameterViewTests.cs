using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Contract;

/// <summary>
/// What is seen through a view of a layer's tensor is, element for element in row-major order, what its file has.
/// </summary>
public sealed class ParameterViewTests : IDisposable
{
    private const string Machines = "Machines";

    // Every layer with parameters in each of its layouts, after images of one channel, one row and one pixel too.
    private static readonly Dictionary<string, string> Networks = new()
    {
        ["Plain"] = "[Input(3), Dense(5), LayerNorm, RmsNorm, BatchNorm, GroupNorm(5), Dense(1, UseBias = false)]",
        ["Flattened"] = "[Input(4, 5, 3), Flatten, BatchNorm, LayerNorm, Dense(7), Dense(3)]",
        ["Grey"] = "[Input(4, 5, 1), Flatten, Dense(7)]",
        ["Sheet"] = "[Input(4, 5), Flatten, Dense(7)]",
        ["Row"] = "[Input(1, 5, 3), Flatten, RmsNorm, Dense(1)]",
        ["Column"] = "[Input(5, 1, 3), Flatten, Dense(17)]",
        ["Pixel"] = "[Input(1, 1, 3), Flatten, Dense(2)]",
        ["Images"] = "[Input(9, 8, 6), Conv2D(4, 3, 2), Conv2D(6, 3, Groups = 2), DepthwiseConv2D(3, Multiplier = 3), "
            + "BatchNorm, GroupNorm(2), LayerNorm(Axes = 3), LayerNorm(Axes = 2), RmsNorm, "
            + "ConvTranspose2D(4, 2, 3, Stride = 2), ConvTranspose2D(6, 3, Groups = 2), Flatten, Dense(3)]",
        [Machines] = "[Input(4, 5, 3), Flatten, Rbm(7), Rbm(17), Rbm(5, Labels = 3)]",
        ["Series"] = "[Input(12, 6), Conv1D(4, 3), Conv1D(6, 3, Groups = 2), Flatten, Dense(5)]",
        ["Attending"] = "[Input(5, 6), PositionalEmbedding(7, Name = \"positions\"), SelfAttention(2), "
            + "CrossAttention(3, \"positions\", UseBias = false), Flatten, Dense(3)]",
        ["Recurrent"] = "[TokenInput(11), Embedding(3), SimpleRnn(5), Gru(5), Gru(17, ResetAfter = false), Lstm(3), "
            + "Lstm(20, Bidirectional = true), SimpleRnn(2, Bidirectional = true), Gru(1, UseBias = false), Dense(3)]",
    };

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Every_kind_of_layer_with_parameters_is_seen()
    {
        // Those that can be initialised, and those that normalise.
        IEnumerable<string> kinds = typeof(LayerAttribute).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
            .Where(type => type.GetProperty("Init") is not null || type.Name.Contains("Norm", StringComparison.Ordinal))
            .Select(type => type.Name.Replace("Attribute", "", StringComparison.Ordinal));
        Assert.Empty(kinds.Except(Networks.Values.SelectMany(Words)));
    }

    [Fact]
    public void Row_by_row_a_view_has_the_elements_of_the_file()
    {
        CompiledNetworks networks = NetworkCompiler.CompileSources("Viewed", Networks.Keys.Select(Source));
        CompiledNetworks viewers = NetworkCompiler.CompileSources("Viewers",
            Networks.SelectMany(network => (string[])
            [
                Source(network.Key), Viewer(network.Key, Views(networks, network.Key)),
            ]));
        foreach (string network in Networks.Keys)
        {
            var view = viewers.Find(network + "Viewer").GetMethod("View")!
                .CreateDelegate<Func<string, (NetworkDefinition, List<float[]>)>>();
            (NetworkDefinition definition, List<float[]> seen) = view(_file);
            ImmutableArray<TensorLayout> tensors = definition.Tensors.AddRange(definition.Buffers);
            Assert.Equal(tensors.Length, seen.Count);
            using SafetensorsReader reader = SafetensorsReader.Open(_file);
            foreach ((TensorLayout tensor, float[] values) in tensors.Zip(seen))
            {
                float[] saved = new float[tensor.Count];
                reader.Read(reader[tensor.Name], saved);
                Assert.That(saved.AsSpan().SequenceEqual(values), $"{network}: {tensor.Name}");
            }
        }
    }

    private static string Source(string network)
    {
        string mark = network == Machines ? "DeepBeliefNetwork(Untied = true)" : "Network";
        return $"using StaticNet; [{mark}]{Networks[network]} public partial class {network};";
    }

    private static string[] Words(string attributes) => attributes.Split("[](), =".ToCharArray());

    // The views of parameters in the order in which they are declared, then those of buffers.
    private static IEnumerable<string> Views(CompiledNetworks networks, string network) =>
        from type in networks.GeneratedTypes
        where type.Parent is ClassDeclarationSyntax { Identifier.Text: "Block", Parent: ClassDeclarationSyntax outer }
            && outer.Identifier.Text == network
        let block = type.Identifier.Text.EndsWith("Buffers", StringComparison.Ordinal) ? "Buffers" : "Parameters"
        orderby block descending
        from property in type.Members.OfType<PropertyDeclarationSyntax>()
        select $"new {network}.Block.{type.Identifier.Text}(network.{block}).{property.Identifier.Text}";

    private static string Viewer(string network, IEnumerable<string> views) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Numerics.Tensors;
        using StaticNet;

        public static class {{network}}Viewer
        {
            public static (NetworkDefinition, List<float[]>) View(string path)
            {
                {{network}} network = new();
                for (int i = 0; i < network.Parameters.Length; i++)
                    network.Parameters[i] = i;
                Span<float> buffers = ((INetwork<{{network}}>)network).Buffers;
                for (int i = 0; i < buffers.Length; i++)
                    buffers[i] = -i;
                network.Save(path);
                List<float[]> seen = [];
                {{string.Concat(views.Select(view => $"Add(seen, {view});\n        "))}}
                return ({{network}}.Definition, seen);
            }

            private static void Add(List<float[]> seen, TensorSpan<float> view)
            {
                float[] values = new float[view.FlattenedLength];
                view.FlattenTo(values);
                seen.Add(values);
            }
        }
        """;
}
