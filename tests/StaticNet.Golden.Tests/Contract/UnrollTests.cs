using System.Collections.Immutable;
using System.Reflection;
using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Gradients;

namespace StaticNet.Golden.Tests.Contract;

/// <summary>
/// A deep belief network unrolls to an autoencoder: its machines upwards, and downwards with the same weights.
/// </summary>
public sealed class UnrollTests
{
    private static readonly Dictionary<string, (string Attributes, Func<float, float, double> Loss)> Networks = new()
    {
        ["Alone"] = ("[Input(7), Rbm(5)]", Binary),
        ["Deep"] = (
            "[Input(40), Rbm(33), Rbm(17, Hidden = HiddenUnits.Relu), Rbm(2, Hidden = HiddenUnits.Gaussian), "
            + "Dense(3), Softmax, CrossEntropyLoss]",
            Binary),
        ["Real"] = (
            "[Input(20), Rbm(9, Visible = VisibleUnits.Gaussian, Hidden = HiddenUnits.Gaussian), Rbm(4, Labels = 3)]",
            (t, y) => (t - y) * (t - y)),
        ["Grouped"] = (
            "[Input(2, 3, 4), Flatten, Rbm(10, Visible = VisibleUnits.Softmax, Groups = 6), Rbm(3)]",
            // A mean over groups of four.
            (t, y) => -4 * t * Math.Log(y)),
        // 512 floats in a row are padded against aliasing.
        ["Wide"] = ("[Input(2, 256), Reshape(512), Rbm(512), Rbm(20)]", Binary),
    };

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.CompileSources(
        "UnrolledNetworks", Networks.Select(network => $"""
            using StaticNet;

            namespace UnrolledNetworks;

            [DeepBeliefNetwork(Untied = true)]
            {network.Value.Attributes}
            public partial class {network.Key};
            """)));

    public static TheoryData<string> Names { get; } = [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Autoencoder_goes_up_and_down_the_machines(string name)
    {
        NetworkRunner network = CreateTrained(name);
        NetworkRunner autoencoder = Unroll(network);
        float[] input = ContractNetworks.RandomInput(network, 3);
        double[] expected = [.. Enumerable.Range(0, 3).SelectMany(sample =>
            Reconstruct(network, input.AsSpan(sample * network.InputSize, network.InputSize)))];
        float[] reconstruction = autoencoder.Predict(input);
        Assert.Equal(expected.Length, reconstruction.Length);
        Assert.All(expected.Zip(reconstruction), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Code_is_what_the_top_machine_gives(string name)
    {
        NetworkRunner network = CreateTrained(name);
        int machines = Machines(network).Length;
        float[] input = ContractNetworks.RandomInput(network, 2);
        LayerActivation code = Activations(Unroll(network), input)[$"encoder{machines}"];
        Assert.Equal(Activations(network, input)[$"rbm{machines}"].Values, code.Values);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Autoencoder_learns_to_reconstruct(string name)
    {
        NetworkRunner autoencoder = Trainable(Unroll(CreateTrained(name)));
        float[] input = [.. ContractNetworks.RandomInput(autoencoder, 5).Select(value => value > 0 ? 1f : 0f)];
        Workspace workspace = new(5);
        float[] gradients = autoencoder.NewGradients();
        float before = autoencoder.LossAndGradients(input, input, workspace, gradients);
        float[] reconstruction = autoencoder.Predict(input);
        Assert.Equal(input.Zip(reconstruction, Networks[name].Loss).Average(), before, 1e-4);
        for (int step = 0; step < 20; step++)
        {
            for (int index = 0; index < gradients.Length; index++)
                autoencoder.Parameters[index] -= 0.3f * gradients[index];
            autoencoder.LossAndGradients(input, input, workspace, gradients);
        }
        Assert.InRange(autoencoder.Loss(input, input, workspace), 0, before * 0.99f);
    }

    [Fact]
    public void Layers_are_named_from_the_input_to_the_reconstruction() => Assert.Equal(
        [
            "encoder1", "encoder1.mean", "encoder2", "encoder2.mean", "encoder3",
            "decoder1", "decoder1.mean", "decoder2", "decoder2.mean", "decoder3", "decoder3.mean",
        ],
        Unroll(CreateTrained("Deep")).Definition.Layers.Select(layer => layer.Name));

    [Fact]
    public void Later_training_does_not_change_it()
    {
        NetworkRunner network = CreateTrained("Deep"), autoencoder = Unroll(network);
        float[] input = ContractNetworks.RandomInput(network, 3), before = autoencoder.Predict(input);
        network.Parameters.Fill(0.25f);
        Assert.Equal(before, autoencoder.Predict(input));
    }

    // In double precision, by the definitions of the machines.
    private static double[] Reconstruct(NetworkRunner network, ReadOnlySpan<float> input)
    {
        ImmutableArray<RbmDefinition> machines = Machines(network);
        float[] parameters = network.Parameters.ToArray();
        double[] values = Array.ConvertAll(input.ToArray(), value => (double)value);
        foreach (RbmDefinition machine in machines)
            values = Mean(Product(machine, values, isUp: true), machine.HiddenUnits.ToString(), 0);
        for (int index = machines.Length - 1; index >= 0; index--)
        {
            string units = index > 0
                ? machines[index - 1].HiddenUnits.ToString()
                : machines[0].VisibleUnits.ToString();
            values = Mean(Product(machines[index], values, isUp: false), units, machines[index].Groups);
        }
        return values;

        double[] Product(RbmDefinition machine, double[] from, bool isUp)
        {
            double[] to = new double[isUp ? machine.Hidden : machine.Visible];
            int bias = isUp ? machine.HiddenBiasOffset : machine.VisibleBiasOffset;
            for (int unit = 0; unit < to.Length; unit++)
            {
                to[unit] = parameters[bias + unit];
                for (int other = 0; other < from.Length; other++)
                {
                    (int visible, int hidden) = isUp ? (other, unit) : (unit, other);
                    to[unit] += from[other] * parameters[machine.WeightOffset + visible * machine.Stride + hidden];
                }
            }
            return to;
        }
    }

    private static double Binary(float target, float output) => -Math.Log(target == 1 ? output : 1 - output);

    private static double[] Mean(double[] values, string units, int groups) => units switch
    {
        "Bernoulli" => Array.ConvertAll(values, Gradients.Activations.Sigmoid),
        "Relu" => Array.ConvertAll(values, value => Math.Max(value, 0)),
        "Softmax" => [.. values.Chunk(values.Length / groups).SelectMany(group =>
            group.Select(value => Math.Exp(value - LossSpec.LogSumExp(group))))],
        _ => values,
    };

    private static NetworkRunner CreateTrained(string name)
    {
        NetworkRunner network = Compiled.Value.Create(name);
        Random random = new(7);
        foreach (TensorLayout tensor in network.Definition.Tensors)
        {
            double spread = 2 / Math.Sqrt(tensor.Shape[^1]);
            tensor.Scatter(
                [.. Enumerable.Range(0, tensor.Count).Select(_ => (float)(spread * (random.NextDouble() - 0.5)))],
                network.Parameters);
        }
        return network;
    }

    private static NetworkRunner Unroll(NetworkRunner network)
    {
        object unrolled = network.Instance.GetType().GetMethod("Unroll")!.Invoke(network.Instance, null)!;
        return (NetworkRunner)Activator.CreateInstance(
            typeof(NetworkRunner<>).MakeGenericType(unrolled.GetType()), unrolled)!;
    }

    private static NetworkRunner Trainable(NetworkRunner network)
    {
        NetworkRunner trainable = (NetworkRunner)Activator.CreateInstance(
            typeof(TrainableRunner<>).MakeGenericType(network.Instance.GetType()), 1L)!;
        network.Parameters.CopyTo(trainable.Parameters);
        return trainable;
    }

    private static ImmutableArray<RbmDefinition> Machines(NetworkRunner network) =>
        (ImmutableArray<RbmDefinition>)Call(nameof(RbmsOf), network)!;

    private static NetworkActivations Activations(NetworkRunner network, float[] input) =>
        (NetworkActivations)Call(nameof(ActivationsOf), network, network.Instance, input)!;

    private static object? Call(string method, NetworkRunner network, params object[] arguments) => typeof(UnrollTests)
        .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(network.Instance.GetType()).Invoke(null, arguments);

    private static ImmutableArray<RbmDefinition> RbmsOf<TNetwork>()
        where TNetwork : class, IDeepBeliefNetwork<TNetwork> => TNetwork.Rbms;

    private static NetworkActivations ActivationsOf<TNetwork>(TNetwork network, float[] input)
        where TNetwork : class, INetwork<TNetwork> => network.Activations(input);
}
