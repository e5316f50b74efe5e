using StaticNet.Training;

namespace StaticNet;

/// <summary>Trains and evaluates recurrent networks over tokens, which predict the next one.</summary>
public static class NextTokenTraining
{
    /// <summary>
    /// Trains a network to predict the next token: the tokens are cut into streams, whose state is zero at the start of
    /// an epoch and then handed on from window to window. Gradients stay within a window (truncated backpropagation
    /// through time). Attention sees the window alone.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class: recurrent, over tokens, with a cross-entropy loss.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="training">The tokens to train with.</param>
    /// <param name="options">How to train; null for one epoch of 32 streams, 64 tokens at a time.</param>
    /// <param name="cancellation">Ends training cleanly after the step that runs.</param>
    /// <returns>What each epoch came to; losses and accuracies are per token.</returns>
    /// <exception cref="DatasetMismatchException">
    /// The data do not fit the network: their vocabulary is larger, or it predicts no tokens. Nothing was trained.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// There are too few tokens for so many streams and such windows, the options contradict each other, the optimizer
    /// is that of another network, or a schedule gives no learning rate. Nothing was trained.
    /// </exception>
    /// <exception cref="TrainingDivergedException">
    /// The loss, the gradients or the parameters are NaN or infinite.
    /// </exception>
    /// <exception cref="CheckpointException">
    /// The checkpoint is not one of this training. Nothing was trained.
    /// </exception>
    /// <exception cref="IOException">
    /// A checkpoint cannot be read or written. Where there is no such directory, or no file can be put there (a
    /// <see cref="FileWriteException"/>), nothing was trained.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The checkpoint's directory or file may not be written. Nothing was trained.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// After more than a million updates, a schedule gave no learning rate.
    /// </exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The trainer already trains.</exception>
    public static History Fit<TNetwork>(
        this Trainer<TNetwork> trainer,
        NextTokenDataset training,
        StreamFitOptions? options = null,
        CancellationToken cancellation = default)
        where TNetwork : class, ITrainableRecurrentNetwork<TNetwork, int>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(training);
        using BetweenSteps.Run run = trainer.BetweenSteps.Begin();
        options ??= new StreamFitOptions();
        FitCheck.Require<TNetwork>(training, options);
        var source = new StreamSource<TNetwork>(trainer, training, options);
        return new FitRun<TNetwork>(trainer, source, options, cancellation).Run();
    }

    /// <summary>
    /// Evaluates how well a network predicts the next token: all of them, as one stream from a zero state.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class: recurrent, over tokens, with a cross-entropy loss.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="data">The tokens.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    /// <exception cref="DatasetMismatchException">The data do not fit the network.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public static TokenEvaluation Evaluate<TNetwork>(
        this Trainer<TNetwork> trainer, NextTokenDataset data, CancellationToken cancellation = default)
        where TNetwork : class, ITrainableRecurrentNetwork<TNetwork, int>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(data);
        TokenCheck.Require<TNetwork>(data, "evaluation");
        return new StreamEvaluator<TNetwork>(trainer, data).Run(cancellation);
    }
}
