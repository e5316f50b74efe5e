namespace StaticNet.Golden.Tests.Small;

using StaticNet.Golden.Tests.Compilation;

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

internal class SampleRunner<TNetwork>(TNetwork network) : SmallRunner
    where TNetwork : class, INetwork<TNetwork>
{
    protected TNetwork Network { get; } = network;

    public override NetworkDefinition Definition => TNetwork.Definition;

    public override Span<float> Parameters => Network.Parameters;

    public override Span<float> Buffers => Network.Buffers;

    public override SmallRunner? Freeze() =>
        typeof(TNetwork).GetMethod("Freeze")?.Invoke(Network, null) is { } frozen ? Create(frozen) : null;

    public override float[] Predict(ReadOnlySpan<float> input, int samples)
    {
        float[] output = new float[samples * TNetwork.OutputSize];
        Network.Predict(input, output);
        return output;
    }

    public override float[] Forward(ReadOnlySpan<float> input, int samples, Workspace workspace, bool training) =>
        Network.Forward(input, workspace, training).ToArray();

    public override void Backward(
        float[] dOutput, Workspace workspace, float[] gradients, float[] dInput, bool accumulate) =>
        Network.Backward(dOutput, workspace, gradients, dInput, accumulate);
}

internal sealed class TrainableSamples<TNetwork>(TNetwork network) : SampleRunner<TNetwork>(network)
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    public override float Loss(
        ReadOnlySpan<float> input, Targets targets, int samples, Workspace workspace, float[] output) =>
        targets.AreIndices
            ? Network.Loss(input, targets.Indices, workspace, output)
            : Network.Loss(input, targets.Values, workspace, output);

    public override float LossAndGradients(
        ReadOnlySpan<float> input, Targets targets, int samples, Workspace workspace, float[] gradients) =>
        targets.AreIndices
            ? Network.LossAndGradients(input, targets.Indices, workspace, gradients)
            : Network.LossAndGradients(input, targets.Values, workspace, gradients);

    public override History Fit(Dataset data, FitOptions options) =>
        new Trainer<TNetwork>(Network, new Sgd(1e-3)).Fit(data, options);
}

internal class SequenceRunner<TNetwork, TInput>(TNetwork network) : SampleRunner<TNetwork>(network)
    where TNetwork : class, ISequenceNetwork<TNetwork, TInput>
    where TInput : unmanaged
{
    public override float[] Predict(ReadOnlySpan<float> input, int samples)
    {
        int rows = TNetwork.OutputHasTime ? input.Length / TNetwork.InputSize : samples;
        float[] output = new float[rows * TNetwork.OutputSize];
        Network.Predict(Typed(input), output, samples);
        return output;
    }

    public override float[]? Step(float[] input, int samples)
    {
        if (TNetwork.NeedsWholeSequence || Find(typeof(TNetwork), typeof(IRecurrentNetwork<,>)) is null)
            return null;
        Type stepper = typeof(Stepper<,>).MakeGenericType(typeof(TNetwork), typeof(TInput));
        return ((ISteps<TInput>)Activator.CreateInstance(stepper, Network)!).Run(Typed(input), samples);
    }

    public override float[] Forward(ReadOnlySpan<float> input, int samples, Workspace workspace, bool training) =>
        Network.Forward(Typed(input), workspace, training, samples).ToArray();

    protected static TInput[] Typed(ReadOnlySpan<float> input)
    {
        TInput[] values = new TInput[input.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = typeof(TInput) == typeof(int) ? (TInput)(object)(int)input[i] : (TInput)(object)input[i];
        return values;
    }
}

internal sealed class TrainableSequences<TNetwork, TInput>(TNetwork network)
    : SequenceRunner<TNetwork, TInput>(network)
    where TNetwork : class, ITrainableSequenceNetwork<TNetwork, TInput>
    where TInput : unmanaged
{
    public override float Loss(
        ReadOnlySpan<float> input, Targets targets, int samples, Workspace workspace, float[] output) =>
        targets.AreIndices
            ? Network.Loss(Typed(input), targets.Indices, workspace, output, samples)
            : Network.Loss(Typed(input), targets.Values, workspace, output, samples);

    public override float LossAndGradients(
        ReadOnlySpan<float> input, Targets targets, int samples, Workspace workspace, float[] gradients) =>
        targets.AreIndices
            ? Network.LossAndGradients(Typed(input), targets.Indices, workspace, gradients, samples)
            : Network.LossAndGradients(Typed(input), targets.Values, workspace, gradients, samples);

    public override History Fit(Dataset data, FitOptions options) =>
        new Trainer<TNetwork>(Network, new Sgd(1e-3)).Fit(data, options);
}

internal interface ISteps<TInput>
{
    float[] Run(TInput[] input, int streams);
}

internal sealed class Stepper<TNetwork, TInput>(TNetwork network) : ISteps<TInput>
    where TNetwork : class, IRecurrentNetwork<TNetwork, TInput>
    where TInput : unmanaged
{
    public float[] Run(TInput[] input, int streams)
    {
        RecurrentState state = TNetwork.CreateState(streams);
        int size = TNetwork.InputSize, outputs = TNetwork.OutputSize, time = input.Length / size / streams;
        float[] output = new float[streams * (TNetwork.OutputHasTime ? time : 1) * outputs];
        TInput[] step = new TInput[streams * size];
        float[] stepOutput = new float[streams * outputs];
        for (int t = 0; t < time; t++)
        {
            for (int stream = 0; stream < streams; stream++)
                input.AsSpan((stream * time + t) * size, size).CopyTo(step.AsSpan(stream * size));
            network.Step(step, state, stepOutput);
            for (int stream = 0; stream < streams; stream++)
            {
                int row = TNetwork.OutputHasTime ? stream * time + t : stream;
                stepOutput.AsSpan(stream * outputs, outputs).CopyTo(output.AsSpan(row * outputs));
            }
        }
        return output;
    }
}
