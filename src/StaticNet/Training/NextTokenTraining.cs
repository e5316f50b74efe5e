using StaticNet.Training;

namespace StaticNet;

/// <summary>Trains and evaluates networks that predict the next token.</summary>
public static class NextTokenTraining
{
    /// <summary>
    /// Trains a network to predict the next token: the tokens are cut into streams, whose state is zero at the start of
    /// an epoch and is then carried from window to window. Gradients stay within a window (truncated backpropagation
    /// through time). Attention sees only the window.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class: recurrent, over tokens, with a cross-entropy loss.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="training">The tokens to train on.</param>
    /// <param name="options">How to train; null for one epoch of 32 streams, 64 tokens at a time.</param>
    /// <param name="cancellation">Stops training cleanly after the current step.</param>
    /// <returns>The results of each epoch; losses and accuracies are per token.</returns>
    /// <exception cref="DatasetMismatchException">
    /// The data do not fit the network: their vocabulary is larger, or it predicts no tokens. Nothing was trained.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// There are too few tokens for the streams and windows, the options contradict each other, the optimizer belongs
    /// to another network, or a schedule does not give a valid learning rate. Nothing was trained.
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
    /// After more than a million updates, a schedule gave an invalid learning rate.
    /// </exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The trainer is already training.</exception>
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
