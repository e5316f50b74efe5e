using System.Reflection;
using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Workloads;
using StaticNet.Compilation;

namespace StaticNet.Benchmarks.Sweep;

/// <summary>The class that the compiler makes of a drawn network, behind a type that can be named.</summary>
internal abstract class CompiledNetwork
{
    // As in a user's project: not checked, and loaded for good.
    private static readonly InMemoryCompiler s_compiler = new(checkOverflow: false, isCollectible: false);

    /// <summary>Compiles a network and loads it.</summary>
    /// <param name="network">The network, with its weights.</param>
    /// <param name="name">What to call its assembly and its class.</param>
    /// <exception cref="NetworkCompilationException">It does not compile without a warning.</exception>
    public static CompiledNetwork Compile(SweepNetwork network, string name)
    {
        string source = InMemoryCompiler.SourceOf(name, name, network.Attributes());
        Type type = s_compiler.Compile(name, [source]).Assembly.GetType($"{name}.{name}", throwOnError: true)!;
        Type runner = network.IsSequence ? typeof(CompiledSequenceClassifier<>) : typeof(CompiledClassifier<>);
        return (CompiledNetwork)Activator.CreateInstance(runner.MakeGenericType(type), network)!;
    }

    /// <summary>Creates what is timed of inference, frozen where it can be.</summary>
    /// <param name="name">The contestant's name.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="threads">How many threads a call may use.</param>
    public abstract IContestant Inference(string name, ClassifierBatch batch, int threads);

    /// <summary>Creates what is timed of training.</summary>
    /// <param name="name">The contestant's name.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="learningRate">Adam's learning rate.</param>
    /// <param name="threads">How many threads a step may use.</param>
    public abstract IContestant Training(string name, ClassifierBatch batch, double learningRate, int threads);
}

/// <summary>A network over samples of one size.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <param name="drawn">What it was compiled from.</param>
internal sealed class CompiledClassifier<TNetwork>(SweepNetwork drawn) : CompiledNetwork
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    /// <inheritdoc/>
    public override IContestant Inference(string name, ClassifierBatch batch, int threads)
    {
        TNetwork network = TNetwork.Create(seed: 1);
        NetworkWeights.Set(network, drawn.Weights);
        object? frozen = typeof(TNetwork).GetMethod("Freeze")?.Invoke(network, null);
        if (frozen is null)
            return Infer(network, name, batch, threads);
        MethodInfo infer = GetType().GetMethod(nameof(Infer), BindingFlags.NonPublic | BindingFlags.Static)!;
        return (IContestant)infer.MakeGenericMethod(frozen.GetType()).Invoke(null, [frozen, name, batch, threads])!;
    }

    /// <inheritdoc/>
    public override IContestant Training(string name, ClassifierBatch batch, double learningRate, int threads)
        => new ClassifierTraining<TNetwork>(
            name, TNetwork.Create(seed: 1), drawn.Weights, batch, learningRate, threads);

    private static StaticNetInference<TAny> Infer<TAny>(
        TAny network, string name, ClassifierBatch batch, int threads)
        where TAny : class, INetwork<TAny>
        => new(network, batch.Input, threads) { Name = name };
}

/// <summary>A network over sequences.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <param name="drawn">What it was compiled from.</param>
internal sealed class CompiledSequenceClassifier<TNetwork>(SweepNetwork drawn) : CompiledNetwork
    where TNetwork : class, ITrainableSequenceNetwork<TNetwork, float>
{
    /// <inheritdoc/>
    public override IContestant Inference(string name, ClassifierBatch batch, int threads)
    {
        TNetwork network = TNetwork.Create(seed: 1);
        NetworkWeights.Set(network, drawn.Weights);
        return new SequenceInference<TNetwork>(
            name, network, batch.Input, batch.Samples, drawn.Rows * drawn.Classes, threads);
    }

    /// <inheritdoc/>
    public override IContestant Training(string name, ClassifierBatch batch, double learningRate, int threads)
        => new SequenceClassifierTraining<TNetwork>(
            name, TNetwork.Create(seed: 1), drawn.Weights, batch, drawn.Input.Area, learningRate, threads);
}
