namespace StaticNet.Training;

/// <summary>One update: loss and gradients, clipping, the optimizer's step. It allocates nothing.</summary>
internal sealed class TrainingStep<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly Optimizer _optimizer;
    private readonly ITrainingSource _source;
    private readonly TrainingOptions _options;
    private readonly LearningRateSchedule? _schedule;
    private readonly BatchUpdater<TNetwork> _updater;

    public TrainingStep(
        Trainer<TNetwork> trainer, ITrainingSource source, TrainingOptions options, LearningRateSchedule? schedule)
    {
        (_network, _optimizer, _source) = (trainer.Network, trainer.Optimizer, source);
        (_options, _schedule) = (options, schedule);
        _updater = new BatchUpdater<TNetwork>(trainer.Network, trainer.Optimizer);
        source.Workspace.Threads = trainer.Threads;
        source.Workspace.DropoutSeed = RandomSeed.Of(options.Seed, RandomUse.Dropout);
    }

    /// <summary>The norm of the gradients before clipping, where clipping by norm is on.</summary>
    public double? GradientNorm { get; private set; }

    /// <summary>
    /// Whether no target of the last step counted: a mean over none has neither a value nor a gradient.
    /// </summary>
    public bool IsEmpty => _source.Workspace.IsLossEmpty;

    /// <summary>Takes a step, unless the loss or the norm of the gradients is not finite.</summary>
    /// <param name="step">The number of the step in its epoch, from 0.</param>
    /// <param name="update">The number of the update, for the schedule.</param>
    /// <param name="loss">The loss before the update.</param>
    /// <returns>Whether the step was taken; where all targets are ignored it changes nothing.</returns>
    public bool Run(int step, long update, out float loss)
    {
        if (_schedule is not null)
            _optimizer.LearningRate = ScheduleCheck.RateAt(_schedule, update);
        return _options is { ClipNorm: null, ClipValue: null } ? RunPlain(step, out loss) : RunClipped(step, out loss);
    }

    private bool RunPlain(int step, out float loss)
    {
        using BatchUpdate update = _updater.Begin(_source.Workspace);
        loss = _source.LossAndGradients(step, _updater.Gradients);
        return _updater.End(_source.Workspace, loss);
    }

    // The norm of all gradients is known before the first update.
    private bool RunClipped(int step, out float loss)
    {
        Span<float> gradients = _updater.Gradients;
        loss = _source.LossAndGradients(step, gradients);
        if (IsEmpty)
            return true;
        if (!float.IsFinite(loss))
            return false;
        if (_options.ClipValue is { } limit)
            GradientClipping.ClipByValue(gradients, limit);
        float scale = 1;
        if (_options.ClipNorm is { } maximum)
        {
            double norm = GradientClipping.Norm(
                gradients, _options.ClipNormKind, _source.Workspace.Threads);
            GradientNorm = norm;
            if (!double.IsFinite(norm))
                return false;
            scale = GradientClipping.NormFactor(norm, maximum);
        }
        _optimizer.Step(_network.Parameters, gradients, scale, _source.Workspace.Threads);
        return true;
    }
}
