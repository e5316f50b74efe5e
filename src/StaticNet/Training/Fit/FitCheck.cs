namespace StaticNet.Training;

/// <summary>Checks data and options before training begins.</summary>
internal static class FitCheck
{
    /// <exception cref="DatasetMismatchException">A data set does not fit the network.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static void Require<TNetwork>(Dataset training, FitOptions options)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        DatasetCheck.Require<TNetwork>(training, "training");
        if (options.Validation is { } validation)
            DatasetCheck.Require<TNetwork>(validation, "validation");
        if (WeightCheck.ClassMismatch<TNetwork>(training, options.ClassWeights) is { } mismatch)
            throw Contradiction(mismatch);
        if (options.Validation is not null && options.ValidationFraction > 0)
            throw Contradiction("Validation and ValidationFraction are both set; only one can be.");
        if (options.ValidationFraction > 0 && training.Count < 2)
            throw Contradiction("ValidationFraction is set, but there is only one sample.");
        RequireConsistent(options, options.Validation is not null || options.ValidationFraction > 0);
        RequireAccuracy(options, Evaluator<TNetwork>.IsClassification(options.Validation ?? training));
        ValueCheck.RequireFinite(training, "training", TNetwork.OutputHasTime);
        if (options.Validation is not null)
            ValueCheck.RequireFinite(options.Validation, "validation", TNetwork.OutputHasTime);
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
    }

    /// <exception cref="ArgumentException">
    /// A batch would have fewer samples than the network can be trained with.
    /// </exception>
    public static void RequireBatches(int samples, int batchSize, int smallest, FitOptions options)
    {
        int left = options.DropLast ? 0 : samples % batchSize;
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
        if (options.EarlyStopping?.Monitor is Monitor.ValidationLoss or Monitor.ValidationAccuracy && !validates)
        {
            throw Contradiction(
                $"Early stopping watches {options.EarlyStopping.Monitor}, but there are no validation data.");
        }
        if (options.CheckpointPath is null && (options.Resume || options.CheckpointSteps is not null))
            throw Contradiction("Resume and CheckpointSteps need a CheckpointPath.");
        if (options.Callbacks is null || options.Callbacks.Contains(null!))
            throw Contradiction("Callbacks is null, or one of them is.");
    }

    private static void RequireAccuracy(TrainingOptions options, bool isClassification)
    {
        if (options.EarlyStopping?.Monitor == Monitor.ValidationAccuracy && !isClassification)
        {
            throw Contradiction(
                "Early stopping watches the accuracy, but the network does a regression, which has none. "
                + "Set Monitor to ValidationLoss.");
        }
    }

    private static ArgumentException Contradiction(string message) => new(message, "options");
}
