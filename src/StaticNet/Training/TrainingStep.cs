namespace StaticNet.Training;

/// <summary>One update: loss and gradients of a batch, clipping, the optimizer's step. It allocates nothing.</summary>
internal sealed class TrainingStep<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly Optimizer _optimizer;
    private readonly FitOptions _options;
    private readonly BatchReader _batch;
    private readonly AlignedBuffer _gradients;

    public TrainingStep(Trainer<TNetwork> trainer, Dataset data, int batchSize, FitOptions options)
    {
        (_network, _optimizer, _options) = (trainer.Network, trainer.Optimizer, options);
        _batch = new BatchReader(data, batchSize);
        _gradients = new AlignedBuffer(_network.Parameters.Length);
        Workspace = new Workspace(batchSize)
        {
            Threads = trainer.Threads,
            DropoutSeed = RandomSeed.Of(options.Seed, RandomUse.Dropout),
        };
    }

    /// <summary>The memory of the passes, and the state of dropout.</summary>
    public Workspace Workspace { get; }

    /// <summary>The norm of the gradients before clipping, where clipping by norm is on.</summary>
    public double? GradientNorm { get; private set; }

    /// <summary>Takes a step, unless the loss or the norm of the gradients is not finite.</summary>
    /// <param name="samples">The batch.</param>
    /// <param name="update">The number of the update, for the schedule.</param>
    /// <param name="loss">The batch's loss before the update.</param>
    /// <returns>Whether the parameters were updated.</returns>
    public bool Run(ReadOnlySpan<int> samples, long update, out float loss)
    {
        _batch.Read(samples);
        Span<float> gradients = _gradients;
        loss = _batch.HasLabels
            ? _network.LossAndGradients(_batch.Inputs, _batch.Labels, Workspace, gradients)
            : _network.LossAndGradients(_batch.Inputs, _batch.Targets, Workspace, gradients);
        if (!float.IsFinite(loss))
            return false;
        if (_options.ClipValue is { } limit)
            GradientClipping.ClipByValue(gradients, limit);
        float scale = 1;
        if (_options.ClipNorm is { } maximum)
        {
            double norm = GradientClipping.Norm(gradients, _options.ClipNormKind);
            GradientNorm = norm;
            if (!double.IsFinite(norm))
                return false;
            scale = GradientClipping.NormFactor(norm, maximum);
        }
        if (_options.Schedule is { } schedule)
            _optimizer.LearningRate = schedule.At(update);
        _optimizer.Step(_network.Parameters, gradients, scale, Workspace.Threads);
        return true;
    }
}
