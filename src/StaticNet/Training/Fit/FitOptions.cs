namespace StaticNet;

/// <summary>Options for training on a <see cref="Dataset"/>.</summary>
public sealed record FitOptions : TrainingOptions
{
    /// <summary>The number of samples per update; the last batch of an epoch may be smaller. Default: 32.</summary>
    public int BatchSize { get; init => field = Positive(value, nameof(BatchSize)); } = 32;

    /// <summary>
    /// Whether to skip the last batch of an epoch if it is incomplete. Networks with <see cref="BatchNormAttribute"/>
    /// may need this, because a single sample has no variance. Default: no.
    /// </summary>
    public bool DropLast { get; init; }

    /// <summary>Whether to shuffle the samples before each epoch. Default: yes.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// Draws the samples of an epoch instead of using each one once: for example <see cref="BalancedSampler"/>, which
    /// draws all classes equally often. Default: null.
    /// </summary>
    public Sampler? Sampler { get; init; }

    /// <summary>
    /// Whether to group sequences of about the same length into batches, which saves time on padding: the sequences of
    /// some dozens of batches are sorted by length, and then the batches are shuffled. Default: no.
    /// </summary>
    public bool BucketByLength { get; init; }

    /// <summary>
    /// The weight of each class in the training loss, for example
    /// <see cref="StaticNet.ClassWeights.Balanced(Dataset, int)"/>. Class weights multiply the weights of the data set
    /// and those that the loss declares. Evaluations do not use them.
    /// </summary>
    public IReadOnlyList<float>? ClassWeights
    {
        get;
        init
        {
            if (value is not null)
                Kernels.LossWeights.Require([.. value], nameof(ClassWeights));
            field = value;
        }
    }

    /// <summary>
    /// Class weights for a network with several losses: the weights of the classes of an output, by its name.
    /// </summary>
    public IReadOnlyDictionary<string, float[]>? OutputClassWeights
    {
        get;
        init
        {
            foreach (float[] weights in value?.Values ?? [])
                Kernels.LossWeights.Require(weights, nameof(OutputClassWeights));
            field = value;
        }
    }

    /// <summary>The validation data, on which the network is evaluated after each epoch.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>The fraction of the training data to hold out for validation, chosen at random by the seed.</summary>
    public double ValidationFraction
    {
        get;
        init => field = value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(ValidationFraction), value, "A fraction is from 0 to below 1.");
    }

    /// <summary>
    /// Whether to measure the accuracy on the training data after each epoch, which takes an extra forward pass over
    /// them.
    /// </summary>
    public bool MeasureTrainingAccuracy { get; init; }

    /// <summary>How much each class of an output counts; null where all count the same.</summary>
    internal IReadOnlyList<float>? ClassWeightsOf(string output)
        => ClassWeights ?? OutputClassWeights?.GetValueOrDefault(output);
}
