namespace StaticNet.Training;

/// <summary>
/// The weights of a batch's losses: those of the data set, times those of classes. One for each sample, or for each of
/// its losses where they differ.
/// </summary>
internal sealed class WeightReader
{
    private readonly Dataset _data;
    private readonly SampleLayout _layout;
    private readonly IReadOnlyList<float>? _classes;
    private readonly bool _eachLoss;
    private readonly float[] _weights;
    private int _count;

    /// <summary>Makes room for batches.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="layout">How the network sees its samples.</param>
    /// <param name="batchSize">How many samples a batch has at most.</param>
    /// <param name="classWeights">The weights of classes, or null.</param>
    public WeightReader(Dataset data, SampleLayout layout, int batchSize, IReadOnlyList<float>? classWeights)
    {
        (_data, _layout, _classes) = (data, layout, classWeights);
        _eachLoss = data.WeightsPerSample > 1 || (classWeights is not null && layout.Losses > 1);
        bool hasWeights = data.WeightsPerSample > 0 || classWeights is not null;
        _weights = new float[hasWeights ? ArraySize.Of(batchSize, _eachLoss ? layout.Losses : 1, "samples of a batch") : 0];
    }

    /// <summary>[samples], or [samples x losses]; empty where all count the same.</summary>
    public ReadOnlySpan<float> Values => _weights.AsSpan(0, _count);

    /// <summary>Gathers the weights of a batch.</summary>
    /// <param name="indices">The numbers of the samples.</param>
    /// <param name="time">How many time steps the batch has.</param>
    /// <param name="lengths">How many of them count, or nothing where all do.</param>
    public void Read(ReadOnlySpan<int> indices, int time, ReadOnlySpan<int> lengths)
    {
        if (_weights.Length == 0)
            return;
        bool hasSteps = _eachLoss && _layout.TargetSteps > 1;
        int losses = !_eachLoss ? 1 : (hasSteps ? time : 1) * _layout.Positions;
        _count = indices.Length * losses;
        for (int i = 0; i < indices.Length; i++)
        {
            int counted = hasSteps && !lengths.IsEmpty ? lengths[i] * _layout.Positions : losses;
            Span<float> row = _weights.AsSpan(i * losses, losses);
            for (int loss = 0; loss < counted; loss++)
                row[loss] = WeightOf(indices[i], loss);
            row[counted..].Clear();
        }
    }

    private float WeightOf(int sample, int loss)
    {
        ReadOnlySpan<float> weights = _data.WeightRows[sample];
        float weight = weights.IsEmpty ? 1 : weights[weights.Length > 1 ? loss : 0];
        return _classes is null ? weight : weight * ClassWeights.Of(_classes, _data.ClassOf(sample, loss));
    }
}
