using StaticNet.Metrics;
using StaticNet.Training;

namespace StaticNet;

/// <summary>Trains and evaluates a network.</summary>
/// <remarks>
/// A trainer runs one <c>Fit</c> at a time. Meanwhile, other threads may call <c>Evaluate</c> and the network's
/// <c>Predict</c>, but some of the parameters that they read may be a step older than others; <see cref="SaveAsync"/>
/// writes the parameters of a single step. Two trainers must not train the same network at the same time.
/// </remarks>
/// <typeparam name="TNetwork">The network's class, which must declare a loss.</typeparam>
/// <param name="network">The network.</param>
/// <param name="optimizer">The optimizer. It keeps its state between runs; use one per network.</param>
/// <example>
/// <code>
/// var trainer = new Trainer&lt;DigitClassifier&gt;(new DigitClassifier(seed: 1), new Adam(1e-3));
/// History history = trainer.Fit(training, new FitOptions { Epochs = 5, BatchSize = 32, Validation = test });
/// Console.WriteLine(trainer.Evaluate(test).Accuracy);
/// </code>
/// </example>
public sealed class Trainer<TNetwork>(TNetwork network, Optimizer optimizer)
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private BatchUpdater<TNetwork>? _updater;

    /// <summary>The network.</summary>
    public TNetwork Network { get; } = network ?? throw new ArgumentNullException(nameof(network));

    /// <summary>The optimizer.</summary>
    public Optimizer Optimizer { get; } = optimizer ?? throw new ArgumentNullException(nameof(optimizer));

    /// <summary>
    /// The maximum number of threads, including the caller's. Results are bit-for-bit the same for any number. Default:
    /// the number of processors.
    /// </summary>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = Environment.ProcessorCount;

    /// <summary>The number of samples that are evaluated at once. Default: 256.</summary>
    public int EvaluationBatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 256;

    /// <summary>
    /// The threshold above which an output counts as 1, if the loss takes values and all targets are 0 or 1. It applies
    /// to the network's outputs as they are: for logits, without a Sigmoid, 0 is the probability 0.5. Default: 0.5.
    /// </summary>
    public float BinaryThreshold { get; init; } = 0.5f;

    /// <summary>
    /// The largest number of classes for which <see cref="Evaluate(Dataset, CancellationToken)"/> keeps the confusion
    /// matrix. Beyond 1,000 classes, the matrix takes memory for each pair of classes that occurs. The other metrics do
    /// not need it. Default: 1,000.
    /// </summary>
    public int MaxConfusionClasses
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = Metrics.PairCounts.FewClasses;

    /// <summary>Trains the network.</summary>
    /// <param name="training">The training data.</param>
    /// <param name="options">How to train; null for one epoch with batches of 32.</param>
    /// <param name="cancellation">Stops training cleanly after the current step.</param>
    /// <returns>The results of each epoch.</returns>
    /// <exception cref="DatasetMismatchException">
    /// A data set does not fit the network: its inputs and targets or their sizes, the kind of its targets, a label, a
    /// token, or a value that is NaN or infinite. Nothing was trained.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The options contradict each other, the optimizer belongs to another network, or a schedule does not give a valid
    /// learning rate. Nothing was trained.
    /// </exception>
    /// <exception cref="TrainingDivergedException">
    /// The loss, the gradients or the parameters are NaN or infinite.
    /// </exception>
    /// <exception cref="CheckpointException">
    /// The checkpoint does not belong to this training run. Nothing was trained.
    /// </exception>
    /// <exception cref="IOException">
    /// A checkpoint cannot be read or written. If the directory does not exist, or no file can be created in it (a
    /// <see cref="FileWriteException"/>), nothing was trained.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">
    /// There is no permission to write the checkpoint's directory or file. Nothing was trained.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The trainer is already training; or, after more than a million updates, a schedule gave an invalid learning
    /// rate.
    /// </exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public History Fit(Dataset training, FitOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        using BetweenSteps.Run run = BetweenSteps.Begin();
        options ??= new FitOptions();
        FitData data = FitCheck.Require<TNetwork>(training, options);
        var source = new SampleSource<TNetwork>(this, data, options);
        return new FitRun<TNetwork>(this, source, options, cancellation).Run();
    }

    /// <summary>
    /// Trains the network with samples that need not fit into memory. The stream is read once in advance, to count and
    /// check the samples, and then once per epoch.
    /// </summary>
    /// <inheritdoc cref="Fit(Dataset, FitOptions?, CancellationToken)"/>
    /// <param name="training">The training data.</param>
    /// <param name="options">
    /// How to train; null for one epoch with batches of 32. <see cref="FitOptions.Validation"/> is a data set in
    /// memory.
    /// </param>
    /// <param name="cancellation">Stops training cleanly after the current step.</param>
    /// <exception cref="DatasetMismatchException">
    /// A piece does not fit the network or the first piece, there are none, or passes have different numbers of
    /// samples. Exceptions of the stream itself are passed on.
    /// </exception>
    public History Fit(DataStream training, FitOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        using BetweenSteps.Run run = BetweenSteps.Begin();
        options ??= new FitOptions();
        using var source = new PieceSource<TNetwork>(this, training, options, cancellation);
        return new FitRun<TNetwork>(this, source, options, cancellation).Run();
    }

    /// <summary>
    /// Takes one training step: the loss of a batch, its gradients, and the update of the parameters. It is at least as
    /// fast as <c>LossAndGradients</c> and <see cref="Optimizer.Step"/>, with the same result, since the gradients of
    /// large weights need not go through memory. After the first call it allocates nothing.
    /// </summary>
    /// <param name="input">[samples x InputSize]; of a network with a time axis, one sequence.</param>
    /// <param name="targets">[samples x TargetIndices] class indices.</param>
    /// <param name="workspace">
    /// The memory to work in. Its <see cref="Workspace.Threads"/> count, not the trainer's.
    /// </param>
    /// <returns>
    /// The loss before the update. If it is NaN or infinite, no step is taken; NaN may also mean that no target counts.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A length does not fit, a class index is out of range, or the optimizer belongs to another network.
    /// </exception>
    /// <exception cref="NotSupportedException">The loss does not take class indices.</exception>
    /// <exception cref="InvalidOperationException">
    /// The trainer is already training, or another call uses the workspace.
    /// </exception>
    public float TrainOnBatch(ReadOnlySpan<float> input, ReadOnlySpan<int> targets, Workspace workspace)
        => TrainOnBatch(input, TargetBlocks.Of(targets), workspace);

    /// <inheritdoc cref="TrainOnBatch(ReadOnlySpan{float}, ReadOnlySpan{int}, Workspace)"/>
    /// <param name="input">[samples x InputSize]; of a network with a time axis, one sequence.</param>
    /// <param name="targets">[samples x TargetSize].</param>
    /// <param name="workspace">
    /// The memory to work in. Its <see cref="Workspace.Threads"/> count, not the trainer's.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A length does not fit, or the optimizer belongs to another network.
    /// </exception>
    public float TrainOnBatch(ReadOnlySpan<float> input, ReadOnlySpan<float> targets, Workspace workspace)
        => TrainOnBatch(input, TargetBlocks.Of(targets), workspace);

    /// <inheritdoc cref="TrainOnBatch(ReadOnlySpan{float}, ReadOnlySpan{int}, Workspace)"/>
    /// <param name="input">[samples x InputSize], block after block where there are several inputs.</param>
    /// <param name="targets">The targets of all losses.</param>
    /// <param name="workspace">
    /// The memory to work in. Its <see cref="Workspace.Threads"/> count, not the trainer's.
    /// </param>
    /// <exception cref="NotSupportedException">A loss does not take such targets.</exception>
    public float TrainOnBatch(ReadOnlySpan<float> input, in TargetBlocks targets, Workspace workspace)
    {
        using BetweenSteps.Run run = BetweenSteps.Begin();
        ArgumentNullException.ThrowIfNull(workspace);
        Optimizer.RequireNetwork(Network);
        _updater ??= new BatchUpdater<TNetwork>(Network, Optimizer);
        using BatchUpdate update = _updater.Begin(workspace);
        float loss = Network.LossAndGradients(input, in targets, workspace, _updater.Gradients);
        if (_updater.End(workspace, loss))
            Optimizer.Belong(Network);
        return loss;
    }

    /// <summary>
    /// Evaluates the network: as a classifier if its loss takes class labels (several positions per sample are counted
    /// separately) or if all targets are 0 or 1, otherwise as a regression. If it has several losses, each output is
    /// evaluated separately: <see cref="Evaluation.Outputs"/>.
    /// </summary>
    /// <param name="data">The data.</param>
    /// <param name="cancellation">Stops the evaluation after the current batch.</param>
    /// <exception cref="DatasetMismatchException">
    /// The data do not fit the network: their inputs and targets or their sizes, the kind of their targets, a label or
    /// a token.
    /// </exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public Evaluation Evaluate(Dataset data, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Evaluate(data, metric: null, cancellation);
    }

    internal Evaluation Evaluate(Dataset data, Func<int, IMetric?>? metric, CancellationToken cancellation)
    {
        BoundDataset bound = DatasetCheck.Require<TNetwork>(data, "evaluation");
        int[] all = SampleOrder.All(data.Count);
        return new Evaluator<TNetwork>(this, bound, all, keepsConfusion: true) { Metric = metric }.Run(cancellation);
    }

    /// <summary>Evaluates the network on samples that need not fit into memory, in one pass.</summary>
    /// <inheritdoc cref="Evaluate(Dataset, CancellationToken)"/>
    /// <param name="data">The data.</param>
    /// <param name="cancellation">Stops the evaluation after the current batch.</param>
    public Evaluation Evaluate(DataStream data, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Evaluate(data, metric: null, cancellation);
    }

    internal Evaluation Evaluate(DataStream data, Func<int, IMetric?>? metric, CancellationToken cancellation)
    {
        var samples = new StreamSamples<TNetwork>(data, "evaluation", mustLearn: false);
        using SampleFeed feed = samples.Feed(EvaluationBatchSize, out BoundDataset buffer);
        int[] all = SampleOrder.All(buffer.Count);
        return new Evaluator<TNetwork>(this, buffer, all, keepsConfusion: true, isStream: true) { Metric = metric }
            .Run(feed, cancellation);
    }

    /// <summary>
    /// Writes the network's parameters to a safetensors file as they are between two steps: immediately, or, while
    /// another thread runs <c>Fit</c>, after its next step or at its end. A callback runs between two steps, so it can
    /// call the network's <c>Save</c> instead.
    /// </summary>
    /// <param name="path">The file. It is replaced atomically.</param>
    /// <returns>A task that completes when the file is written, or fails with the exception of <c>Save</c>.</returns>
    public Task SaveAsync(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return BetweenSteps.Do(() => WeightFile.Save(Network, path));
    }

    internal BetweenSteps BetweenSteps { get; } = new();
}
