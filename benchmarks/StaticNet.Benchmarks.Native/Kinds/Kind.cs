using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Kinds;

/// <summary>One kind of layer, loss or optimizer, in one direction: what is compared between compilers.</summary>
/// <param name="name">Its name in tables and JSON.</param>
/// <param name="create">Creates the contestant.</param>
internal sealed class Kind(string name, Func<IContestant> create) : Workload
{
    private const string Forward = "-forward", Training = "-train";

    /// <inheritdoc/>
    public override string Name => name;

    /// <summary>Not counted: nothing is compared with the peak.</summary>
    public override double Flops => 0;

    /// <summary>A layer's forward pass, and its forward and backward pass.</summary>
    /// <typeparam name="TNetwork">A network of that layer.</typeparam>
    /// <param name="name">The layer's name.</param>
    /// <param name="samples">The number of samples.</param>
    public static IEnumerable<Workload> Layer<TNetwork>(string name, int samples)
        where TNetwork : class, INetwork<TNetwork> =>
    [
        new Kind(name + Forward, () => new LayerRun<TNetwork>(samples, isTraining: false)),
        new Kind(name + Training, () => new LayerRun<TNetwork>(samples, isTraining: true)),
    ];

    /// <summary>The same of a layer over sequences.</summary>
    /// <typeparam name="TNetwork">A network of that layer.</typeparam>
    /// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
    /// <param name="name">The layer's name.</param>
    /// <param name="inputs">Gives so many values or tokens.</param>
    public static IEnumerable<Workload> Sequence<TNetwork, TInput>(string name, Func<int, TInput[]> inputs)
        where TNetwork : class, ISequenceNetwork<TNetwork, TInput>
        where TInput : unmanaged =>
    [
        new Kind(name + Forward, () => new SequenceRun<TNetwork, TInput>(inputs, isTraining: false)),
        new Kind(name + Training, () => new SequenceRun<TNetwork, TInput>(inputs, isTraining: true)),
    ];

    /// <summary>A loss and its gradients.</summary>
    /// <typeparam name="TNetwork">A network with that loss.</typeparam>
    /// <param name="name">The loss's name.</param>
    public static Workload Loss<TNetwork>(string name)
        where TNetwork : class, ITrainableNetwork<TNetwork> => new Kind(name, () => new LossRun<TNetwork>());

    /// <summary>An optimizer's step.</summary>
    /// <typeparam name="TNetwork">The network whose parameters it updates.</typeparam>
    /// <param name="name">The optimizer's name.</param>
    /// <param name="create">Creates the optimizer for the network.</param>
    public static Workload Optimizer<TNetwork>(string name, Func<NetworkDefinition, Optimizer> create)
        where TNetwork : class, INetwork<TNetwork>
        => new Kind(name, () => new OptimizerRun(TNetwork.Definition, create(TNetwork.Definition)));

    /// <inheritdoc/>
    public override IContestant StaticNet(int threads) => create();

    /// <inheritdoc/>
    public override IEnumerable<Peer> Peers(int threads) => [];
}
