using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Small;

/// <summary>
/// Any network over any number of samples, sequences of values and of tokens among them, behind a type that a test can
/// name. Tokens are floats.
/// </summary>
internal abstract class SmallRunner
{
    public abstract NetworkDefinition Definition { get; }

    public abstract Span<float> Parameters { get; }

    public abstract Span<float> Buffers { get; }

    /// <summary>The network for inference that it makes of itself, or null where it does not.</summary>
    public abstract SmallRunner? Freeze();

    public abstract float[] Predict(ReadOnlySpan<float> input, int samples);

    /// <summary>The outputs step by step, or null where no state is handed on.</summary>
    public virtual float[]? Step(float[] input, int samples) => null;

    public abstract float[] Forward(ReadOnlySpan<float> input, int samples, Workspace workspace, bool training);

    public abstract void Backward(
        float[] dOutput, Workspace workspace, float[] gradients, float[] dInput, bool accumulate = false);

    public virtual float Loss(
        ReadOnlySpan<float> input, Targets targets, int samples, Workspace workspace, float[] output) =>
        throw new NotSupportedException($"{Definition.Name} has no loss.");

    public virtual float LossAndGradients(
        ReadOnlySpan<float> input, Targets targets, int samples, Workspace workspace, float[] gradients) =>
        throw new NotSupportedException($"{Definition.Name} has no loss.");

    public virtual History Fit(Dataset data, FitOptions options) =>
        throw new NotSupportedException($"{Definition.Name} has no loss.");

    /// <summary>A network to run.</summary>
    /// <param name="network">Its class.</param>
    /// <param name="seed">The seed of its parameters.</param>
    public static SmallRunner Create(Type network, long seed) => Create(Activator.CreateInstance(network, seed)!);

    protected static SmallRunner Create(object network)
    {
        Type type = network.GetType();
        Type? input = Find(type, typeof(ISequenceNetwork<,>))?.GetGenericArguments()[1];
        bool isTrainable = Find(type, typeof(ITrainableNetwork<>)) is not null;
        Type runner = input is null
            ? (isTrainable ? typeof(TrainableSamples<>) : typeof(SampleRunner<>)).MakeGenericType(type)
            : (isTrainable ? typeof(TrainableSequences<,>) : typeof(SequenceRunner<,>)).MakeGenericType(type, input);
        return (SmallRunner)Activator.CreateInstance(runner, network)!;
    }

    protected static Type? Find(Type network, Type definition) => network.GetInterfaces()
        .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == definition);
}
