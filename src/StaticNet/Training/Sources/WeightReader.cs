namespace StaticNet.Training;

/// <summary>
/// The weights of a batch's losses: those of the data set, times those of classes. One for each sample, or for each of
/// its losses where they differ.
/// </summary>
internal sealed class WeightReader
{
    private readonly BoundTarget _target;
    private readonly IReadOnlyList<float>? _classes;
    private readonly bool _eachLoss;
    private readonly float[] _weights;
    private int _count;

    /// <summary>Makes room for batches.</summary>
    /// <param name="target">What the losses are of.</param>
    /// <param name="batchSize">How many samples a batch has at most.</param>
    /// <param name="classWeights">The weights of classes, or null.</param>
    public WeightReader(BoundTarget target, int batchSize, IReadOnlyList<float>? classWeights)
    {
        (_target, _classes) = (target, classWeights);
        int weights = target.Data.WeightsPerSample;
        _eachLoss = weights > 1 || (classWeights is not null && target.Losses > 1);
        int room = weights == 0 && classWeights is null ? 0 : _eachLoss ? target.Losses : 1;
        _weights = new float[ArraySize.Of(batchSize, room, "samples of a batch")];
    }

    /// <summary>[samples], or [samples x losses]; empty where all count the same.</summary>
    public ReadOnlySpan<float> Values => _weights.AsSpan(0, _count);

    /// <summary>Gathers the weights of a batch.</summary>
    /// <param name="indices">The indices of the samples.</param>
    /// <param name="time">How many time steps the batch has.</param>
    /// <param name="lengths">How many of them count, or nothing where all do.</param>
    public void Read(ReadOnlySpan<int> indices, int time, ReadOnlySpan<int> lengths)
    {
        if (_weights.Length == 0)
            return;
        bool hasSteps = _eachLoss && _target.Steps > 1;
        int losses = !_eachLoss ? 1 : (hasSteps ? time : 1) * _target.Positions;
        _count = indices.Length * losses;
        for (int i = 0; i < indices.Length; i++)
        {
            int counted = hasSteps && !lengths.IsEmpty ? lengths[i] * _target.Positions : losses;
            Span<float> row = _weights.AsSpan(i * losses, losses);
            for (int loss = 0; loss < counted; loss++)
                row[loss] = WeightOf(indices[i], loss);
            row[counted..].Clear();
        }
    }

    private float WeightOf(int sample, int loss)
    {
        ReadOnlySpan<float> weights = _target.Data.WeightRows[sample];
        float weight = weights.IsEmpty ? 1 : weights[weights.Length > 1 ? loss : 0];
        return _classes is null ? weight : weight * ClassWeights.Of(_classes, _target.Counted.ClassOf(sample, loss));
    }
}
