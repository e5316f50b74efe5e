using System.Numerics.Tensors;

namespace StaticNet.Training;

/// <summary>
/// Evaluates a network on tokens as one stream from a zero state, window by window; where it takes no state, each
/// window by itself.
/// </summary>
internal sealed class StreamEvaluator<TNetwork>
    where TNetwork : class, ITrainableRecurrentNetwork<TNetwork, int>
{
    private readonly TNetwork _network;
    private readonly NextTokenDataset _data;
    private readonly int _window;
    private readonly RecurrentState? _state = TNetwork.StartsEachWindow ? null : TNetwork.CreateState(1);
    private readonly Workspace _workspace;
    private readonly AlignedBuffer _outputs;

    /// <summary>Creates an evaluator, whose memory is reused from evaluation to evaluation.</summary>
    public StreamEvaluator(Trainer<TNetwork> trainer, NextTokenDataset data)
    {
        (_network, _data) = (trainer.Network, data);
        _window = Math.Min(Math.Min(trainer.EvaluationBatchSize, TNetwork.MostSteps), data.Count - 1);
        _workspace = new Workspace(1, _window) { Threads = trainer.Threads };
        _outputs = new AlignedBuffer(ArraySize.Of(_window, TNetwork.OutputSize, "tokens"));
    }

    /// <summary>Evaluates the network as it is now.</summary>
    public TokenEvaluation Run(CancellationToken cancellation)
    {
        int predictions = _data.Count - 1, counted = 0, correct = 0;
        LossSum losses = default;
        _state?.Reset();
        for (int start = 0; start < predictions; start += _window)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(_window, predictions - start);
            ReadOnlySpan<int> targets = _data.Tokens.Slice(start + 1, count);
            Span<float> outputs = _outputs.Span[..(count * TNetwork.OutputSize)];
            float loss = _network.Loss(_data.Tokens.Slice(start, count), targets, _state, _workspace, outputs);
            losses = losses.With(loss, _workspace);
            counted += count - targets.Count(TNetwork.IgnoredTarget);
            correct += CountCorrect(outputs, targets);
        }
        return new TokenEvaluation(counted, losses.Value, (double)correct / counted);
    }

    /// <summary>
    /// Evaluates one window for nothing, so that what cannot be done is known before training begins.
    /// </summary>
    public void Rehearse() => _network.Loss(
        _data.Tokens[.._window], _data.Tokens.Slice(1, _window), _state, _workspace, _outputs);

    private static int CountCorrect(ReadOnlySpan<float> outputs, ReadOnlySpan<int> targets)
    {
        int correct = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            ReadOnlySpan<float> output = outputs.Slice(i * TNetwork.OutputSize, TNetwork.OutputSize);
            int greatest = TensorPrimitives.IndexOfMax(output);
            if (greatest == targets[i] && targets[i] != TNetwork.IgnoredTarget && !float.IsNaN(output[greatest]))
                correct++;
        }
        return correct;
    }
}
