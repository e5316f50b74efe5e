namespace StaticNet;

/// <summary>How a network is trained with the samples of a <see cref="Dataset"/>.</summary>
public sealed record FitOptions : TrainingOptions
{
    /// <summary>How many samples make one update; the last batch of an epoch may have fewer. Default: 32.</summary>
    public int BatchSize { get; init => field = Positive(value, nameof(BatchSize)); } = 32;

    /// <summary>
    /// Whether samples that fill no whole batch are left out of an epoch, as those of a network with
    /// <see cref="BatchNormAttribute"/> may have to be: of one sample alone there is no variance. Default: no.
    /// </summary>
    public bool DropLast { get; init; }

    /// <summary>Whether the samples come in another order each epoch. Default: yes.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// Draws the samples of an epoch instead of taking each once, such as <see cref="BalancedSampler"/>, with which
    /// each class comes as often as any other. Default: null.
    /// </summary>
    public Sampler? Sampler { get; init; }

    /// <summary>
    /// Whether the sequences of a batch are chosen to have about the same length, so that less time goes into padding:
    /// within some dozens of batches they are sorted by length, and the batches then shuffled. Default: no.
    /// </summary>
    public bool BucketByLength { get; init; }

    /// <summary>
    /// How much each class counts in the training loss, such as
    /// <see cref="StaticNet.ClassWeights.Balanced(Dataset, int)"/> of the data. They multiply the weights of the data
    /// set and those that the loss declares; evaluations do without them.
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
    /// The same where a network has several losses: the weights of the classes of each output that is to have some, by
    /// its name.
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

    /// <summary>The data to evaluate on after each epoch.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>
    /// The fraction of the training data, chosen at random by the seed, to evaluate on instead of training with it.
    /// </summary>
    public double ValidationFraction
    {
        get;
        init => field = value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(ValidationFraction), value, "A fraction is from 0 to below 1.");
    }

    /// <summary>
    /// Whether to evaluate the training data too after each epoch, which takes a forward pass over them.
    /// </summary>
    public bool MeasureTrainingAccuracy { get; init; }

    /// <summary>How much each class of an output counts; null where all count the same.</summary>
    internal IReadOnlyList<float>? ClassWeightsOf(string output)
        => ClassWeights ?? OutputClassWeights?.GetValueOrDefault(output);
}
