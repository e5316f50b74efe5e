using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Small;

/// <summary>A network of sequences.</summary>
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

/// <summary>A network of sequences with a loss.</summary>
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

/// <summary>Runs streams step by step.</summary>
internal interface ISteps<TInput>
{
    float[] Run(TInput[] input, int streams);
}

/// <summary>Runs the streams of a recurrent network step by step.</summary>
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
