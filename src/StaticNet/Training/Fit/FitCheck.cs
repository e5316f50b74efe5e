using System.Collections.Immutable;

namespace StaticNet.Training;

/// <summary>Checks data and options before training begins.</summary>
internal static class FitCheck
{
    /// <returns>The data as the network sees them.</returns>
    /// <exception cref="DatasetMismatchException">A data set does not fit the network.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static FitData Require<TNetwork>(Dataset training, FitOptions options)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        BoundDataset data = DatasetCheck.Require<TNetwork>(training, "training");
        BoundDataset? validation = options.Validation is { } other
            ? DatasetCheck.Require<TNetwork>(other, "validation")
            : null;
        if (WeightCheck.ClassMismatch(data, options) is { } mismatch)
            throw Contradiction(mismatch);
        if (validation is not null && options.ValidationFraction > 0)
            throw Contradiction("Validation and ValidationFraction are both set; only one can be.");
        if (options.ValidationFraction > 0 && training.Count < 2)
            throw Contradiction("ValidationFraction is set, but there is only one sample.");
        RequireConsistent(options, validation is not null || options.ValidationFraction > 0);
        if (options.EarlyStopping is { } stopping)
            RequireWatched(stopping, (validation ?? data).Targets);
        ValueCheck.RequireFinite(data, "training");
        if (validation is not null)
            ValueCheck.RequireFinite(validation, "validation");
        return new FitData(data, validation);
    }

    /// <exception cref="DatasetMismatchException">A data set does not fit the network.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static void Require<TNetwork>(NextTokenDataset training, StreamFitOptions options)
        where TNetwork : class, ITrainableRecurrentNetwork<TNetwork, int>
    {
        TokenCheck.Require<TNetwork>(training, "training");
        if (options.Validation is { } validation)
        {
            TokenCheck.Require<TNetwork>(validation, "validation");
            RequireSameVocabulary(training, validation);
        }
        RequireConsistent(options, options.Validation is not null);
        RequireWhole(options.EarlyStopping);
    }

    /// <summary>Checks the options of a training from a stream, which nobody can go back in.</summary>
    /// <returns>The validation data as the network sees them; null where there are none.</returns>
    /// <exception cref="DatasetMismatchException">They do not fit the network.</exception>
    /// <exception cref="ArgumentException">The options contradict each other, or a stream.</exception>
    public static BoundDataset? RequireStream<TNetwork>(FitOptions options)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        if (options.ValidationFraction > 0)
            throw Contradiction("ValidationFraction is set, but a stream is not split. Set Validation.");
        if (options.MeasureTrainingAccuracy)
            throw Contradiction("MeasureTrainingAccuracy is set, but it would take another pass over the stream.");
        if (options.Sampler is not null)
            throw Contradiction("Sampler is set, but from a stream samples come as they are. Set ClassWeights.");
        if (options.BucketByLength)
            throw Contradiction("BucketByLength is set, but a stream is not sorted.");
        RequireConsistent(options, options.Validation is not null);
        if (options.Validation is null)
            return null;
        BoundDataset validation = DatasetCheck.Require<TNetwork>(options.Validation, "validation");
        ValueCheck.RequireFinite(validation, "validation");
        return validation;
    }

    /// <exception cref="ArgumentException">
    /// A batch would have fewer samples than the network can be trained with.
    /// </exception>
    public static void RequireBatches(long samples, int batchSize, int smallest, FitOptions options)
    {
        long left = options.DropLast ? 0 : samples % batchSize;
        if (batchSize < smallest || (left > 0 && left < smallest))
        {
            throw Contradiction(
                $"The network normalises over the batch, which takes at least {smallest} samples, "
                + $"but of {samples} samples in batches of {batchSize} one has "
                + $"{(batchSize < smallest ? batchSize : left)}. "
                + "Choose another BatchSize, or set DropLast.");
        }
    }

    // The same token would be another symbol, and a loss over such data would mean nothing.
    private static void RequireSameVocabulary(NextTokenDataset training, NextTokenDataset validation)
    {
        bool isKnown = training.Vocabulary is not null && validation.Vocabulary is not null;
        bool isSame = isKnown
            ? training.Vocabulary!.Equals(validation.Vocabulary)
            : training.VocabularySize == validation.VocabularySize;
        if (isSame)
            return;
        throw new DatasetMismatchException(
            $"The validation data have another vocabulary ({Describe(validation)}) than the training data "
            + $"({Describe(training)}), so their tokens mean something else. "
            + "Split one data set in two, or give FromText the Vocabulary of the training data.");
    }

    private static string Describe(NextTokenDataset data)
        => data.Vocabulary?.ToString() ?? $"{data.VocabularySize} tokens";

    private static void RequireConsistent(TrainingOptions options, bool validates)
    {
        if (options.EarlyStopping?.Monitor is MonitoredValue.ValidationLoss or MonitoredValue.ValidationAccuracy
            && !validates)
        {
            throw Contradiction(
                $"Early stopping watches {options.EarlyStopping.Monitor}, but there are no validation data.");
        }
        if (options.CheckpointPath is null && (options.Resume || options.CheckpointSteps is not null))
            throw Contradiction("Resume and CheckpointSteps need a CheckpointPath.");
        if (options.Callbacks is null || options.Callbacks.Contains(null!))
            throw Contradiction("Callbacks is null, or one of them is.");
    }

    /// <exception cref="ArgumentException">What early stopping watches is not there.</exception>
    public static void RequireWatched(EarlyStopping stopping, ImmutableArray<BoundTarget> targets)
    {
        string[] all = [.. targets.Select(static target => target.Port.Name)];
        string names = string.Join(", ", all);
        int watched = all.Length == 1 ? 0 : Array.IndexOf(all, stopping.Output);
        if (targets.Length == 1)
            RequireWhole(stopping);
        if (stopping.Output is not null && watched < 0)
        {
            throw Contradiction(
                $"Early stopping watches the output {stopping.Output}, but the network's losses are of {names}.");
        }
        if (stopping.Monitor != MonitoredValue.ValidationAccuracy)
            return;
        if (watched < 0)
        {
            throw Contradiction(
                "Early stopping watches the accuracy, but the network has several outputs. "
                + $"Set Output to the name of one: {names}.");
        }
        if (!targets[watched].IsClassification)
        {
            throw Contradiction(
                "Early stopping watches the accuracy, but the network does a regression, which has none. "
                + "Set Monitor to ValidationLoss.");
        }
    }

    private static void RequireWhole(EarlyStopping? stopping)
    {
        if (stopping?.Output is not null)
            throw Contradiction("Early stopping watches an Output, but the network has one loss: leave it out.");
    }

    private static ArgumentException Contradiction(string message) => new(message, "options");
}
