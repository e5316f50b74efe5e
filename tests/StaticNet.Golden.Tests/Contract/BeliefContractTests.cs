using System.Collections.Immutable;
using System.Reflection;
using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Contract;

/// <summary>What a deep belief network says of its machines, and where their tensors are.</summary>
public sealed class BeliefContractTests
{
    private const string Source = """
        using StaticNet;

        namespace BeliefContracts;

        [DeepBeliefNetwork(Untied = true)]
        [Input(2, 3, 4)]
        [Flatten]
        [Rbm(20, Visible = VisibleUnits.Softmax, Groups = 6, Key = "below")]
        [Rbm(17, Hidden = HiddenUnits.Relu)]
        [Rbm(512, Hidden = HiddenUnits.Gaussian)]
        [Rbm(9, Labels = 3, Init = Initializer.HeNormal, Name = "top")]
        [Dense(3), Softmax]
        [CrossEntropyLoss]
        public partial class Stacked;

        [DeepBeliefNetwork]
        [Input(6)]
        [Rbm(5)]
        [Dense(4), Concat("rbm1", "dense1"), Dense(2), MeanSquaredErrorLoss]
        public partial class Branched;

        [DeepBeliefNetwork]
        [Input(24)]
        [Rbm(20), BinaryCrossEntropyLoss]
        public partial class Alone;
        """;

    private static readonly Lazy<CompiledNetworks> Compiled =
        new(() => NetworkCompiler.CompileSources("BeliefContracts", [Source]));

    [Fact]
    public void Machines_are_described_from_the_input_up()
    {
        ImmutableArray<RbmDefinition> machines = Machines("Stacked");
        Assert.Equal(["rbm1", "rbm2", "rbm3", "top"], machines.Select(machine => machine.Name));
        Assert.Equal([24, 20, 17, 512], machines.Select(machine => machine.Visible));
        Assert.Equal([20, 17, 512, 9], machines.Select(machine => machine.Hidden));
        Assert.Equal(
            [VisibleUnits.Softmax, VisibleUnits.Bernoulli, VisibleUnits.Gaussian, VisibleUnits.Gaussian],
            machines.Select(machine => machine.VisibleUnits));
        Assert.Equal(
            [HiddenUnits.Bernoulli, HiddenUnits.Relu, HiddenUnits.Gaussian, HiddenUnits.Bernoulli],
            machines.Select(machine => machine.HiddenUnits));
        Assert.Equal([6, 0, 0, 0], machines.Select(machine => machine.Groups));
        Assert.Equal([0, 0, 0, 3], machines.Select(machine => machine.Labels));
    }

    [Theory]
    [InlineData("Stacked", "below", "rbm2", "rbm3", "top")]
    [InlineData("Alone", "rbm1")]
    public void Offsets_are_those_of_the_tensors(string name, params string[] keys)
    {
        NetworkDefinition definition = Compiled.Value.Create(name).Definition;
        Dictionary<string, TensorLayout> tensors =
            definition.Tensors.Concat(definition.Buffers).ToDictionary(tensor => tensor.Name);
        int found = 0;
        foreach ((RbmDefinition machine, string key) in Machines(name).Zip(keys))
        {
            Check(machine.WeightOffset, "weight", [machine.Hidden, machine.Visible]);
            Check(machine.HiddenBiasOffset, "hidden_bias", [machine.Hidden]);
            Check(machine.VisibleBiasOffset, "visible_bias", [machine.Visible]);
            Check(machine.LabelWeightOffset, "label_weight", [machine.Hidden, machine.Labels]);
            Check(machine.LabelBiasOffset, "label_bias", [machine.Labels]);
            Check(machine.GenerativeWeightOffset, "generative_weight", [machine.Hidden, machine.Visible]);
            Assert.Equal(new TensorAxis(machine.Hidden, 1), tensors[$"{key}.weight"].Axes[0]);
            Assert.Equal(machine.Stride, tensors[$"{key}.weight"].Axes[1].Stride);

            void Check(int offset, string tensor, int[] shape)
            {
                if (!tensors.TryGetValue($"{key}.{tensor}", out TensorLayout? layout))
                {
                    Assert.Equal(-1, offset);
                    return;
                }
                Assert.Equal(offset, layout.Offset);
                Assert.Equal(shape, layout.Shape);
                Assert.Equal(0, offset % 16);
                found++;
            }
        }
        Assert.Equal(found, tensors.Keys.Count(tensor => !IsOfHead(tensor)));
    }

    [Fact]
    public void Below_the_top_machine_there_are_weights_for_generating()
    {
        NetworkRunner network = Compiled.Value.Create("Stacked");
        Assert.Equal(
            ["below.generative_weight", "rbm2.generative_weight", "rbm3.generative_weight"],
            network.Definition.Buffers.Select(buffer => buffer.Name));
        Assert.True(network.Buffers.IndexOfAnyExcept(0f) < 0);
        Assert.Empty(Compiled.Value.Create("Alone").Definition.Buffers);
    }

    [Fact]
    public void Weights_start_small_and_biases_at_zero()
    {
        NetworkRunner network = Compiled.Value.Create("Stacked");
        foreach (TensorLayout tensor in network.Definition.Tensors.Where(tensor => !IsOfHead(tensor.Name)))
        {
            float[] values = network.Get(tensor.Name, network.Parameters);
            bool isWeight = tensor.Name.EndsWith("weight", StringComparison.Ordinal);
            Assert.Equal(isWeight, values.Any(value => value != 0));
            if (isWeight && !tensor.Name.StartsWith("top", StringComparison.Ordinal))
                Assert.InRange(Math.Sqrt(values.Average(value => value * value)), 0.008, 0.012);
        }
    }

    // As PyTorch has images: channels first. The rows in memory are in the order of the input.
    [Fact]
    public void Visible_biases_are_in_the_order_of_the_weight_s_columns()
    {
        NetworkRunner network = Compiled.Value.Create("Stacked");
        RbmDefinition machine = Machines("Stacked")[0];
        for (int visible = 0; visible < machine.Visible; visible++)
        {
            network.Parameters[machine.WeightOffset + visible * machine.Stride] = visible;
            network.Parameters[machine.VisibleBiasOffset + visible] = visible;
        }
        float[] firstRow = network.Get("below.weight", network.Parameters)[..machine.Visible];
        Assert.Equal(firstRow, network.Get("below.visible_bias", network.Parameters));
        Assert.Equal([0, 4, 8, 12, 16, 20, 1], firstRow[..7]);
    }

    [Theory]
    [InlineData("Stacked", "rbm1", "rbm2", "rbm3", "top", "dense1", "softmax1")]
    [InlineData("Alone", "rbm1")]
    public void Means_are_the_values_of_the_machines(string name, params string[] layers)
    {
        NetworkRunner network = Compiled.Value.Create(name);
        Assert.Equal(layers, network.Definition.Activations.Select(layout => layout.Layer));
    }

    [Fact]
    public void What_reads_a_machine_by_name_reads_its_mean() => Assert.Equal(
        ["rbm1.mean", "dense1"],
        Compiled.Value.Create("Branched").Definition.Layers.Single(layer => layer.Name == "concat1").Reads);

    [Fact]
    public void Weight_file_has_all_tensors()
    {
        string path = Path.GetTempFileName();
        try
        {
            NetworkRunner written = Compiled.Value.Create("Stacked", seed: 3);
            NetworkRunner read = Compiled.Value.Create("Stacked", seed: 4);
            foreach (TensorLayout tensor in written.Definition.Tensors)
                written.Set(tensor.Name, Numbers(tensor.Count));
            foreach (TensorLayout buffer in written.Definition.Buffers)
                written.SetBuffer(buffer.Name, Numbers(buffer.Count));
            Call(written, "Save", path);
            Call(read, "Load", path);
            Assert.Equal(written.Parameters, read.Parameters);
            Assert.Equal(written.Buffers, read.Buffers);
            Assert.True(read.Buffers.IndexOfAnyExcept(0f) >= 0);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static bool IsOfHead(string tensor) => tensor.StartsWith("dense", StringComparison.Ordinal);

    private static float[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(number => (float)number)];

    private static void Call(NetworkRunner network, string method, string path)
        => network.Instance.GetType().GetMethod(method, [typeof(string)])!.Invoke(network.Instance, [path]);

    private static ImmutableArray<RbmDefinition> Machines(string name) =>
        (ImmutableArray<RbmDefinition>)typeof(BeliefContractTests)
            .GetMethod(nameof(RbmsOf), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(Compiled.Value.Find(name)).Invoke(null, null)!;

    private static ImmutableArray<RbmDefinition> RbmsOf<TNetwork>()
        where TNetwork : class, IDeepBeliefNetwork<TNetwork> => TNetwork.Rbms;
}
