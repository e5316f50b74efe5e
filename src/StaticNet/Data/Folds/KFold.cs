using StaticNet.Training;

namespace StaticNet;

/// <summary>
/// K-fold cross-validation: divides the samples into parts. Each part is the validation data once, with the others as
/// training data.
/// </summary>
/// <param name="Folds">The number of parts, at least 2. Their sizes differ by at most one.</param>
/// <example>
/// <code>
/// foreach ((Dataset training, Dataset validation) in new KFold(5).Split(data))
///     new Trainer&lt;Net&gt;(new Net(seed: 1), new Adam()).Fit(training, new FitOptions { Validation = validation });
/// </code>
/// </example>
public sealed record KFold(int Folds)
{
    /// <summary>The number of parts.</summary>
    public int Folds { get; } = Folds >= 2
        ? Folds
        : throw new ArgumentOutOfRangeException(nameof(Folds), Folds, "There must be at least 2 parts.");

    /// <summary>
    /// The seed that assigns samples to parts at random; null keeps their order, as time series need.
    /// </summary>
    public ulong? Seed { get; init; } = 0;

    /// <summary>Returns the folds of a data set, one after another.</summary>
    /// <param name="data">The data set.</param>
    /// <exception cref="ArgumentException">It has fewer samples than there are parts.</exception>
    public IEnumerable<(Dataset Training, Dataset Validation)> Split(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Parts(data, Order(data.Count), inTurns: Seed is not null);
    }

    /// <summary>
    /// Returns stratified folds of a data set with one class label per sample: each class is divided evenly, so even
    /// rare classes are in every part.
    /// </summary>
    /// <param name="data">The data set.</param>
    /// <exception cref="ArgumentException">It has fewer samples than parts, or not one label each.</exception>
    /// <exception cref="InvalidOperationException">The data set has several targets.</exception>
    public IEnumerable<(Dataset Training, Dataset Validation)> SplitByClass(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.LabelsPerSample != 1)
            throw new ArgumentException("Parts by class need one class label for each sample.", nameof(data));
        int[] order = Order(data.Count), labels = data.Labels.ToArray();
        // Taken in turns, samples in the order of their classes spread each class over all parts.
        return Parts(data, [.. order.OrderBy(sample => labels[sample])], inTurns: true);
    }

    /// <summary>Returns the folds of a table, one after another.</summary>
    /// <typeparam name="TRow">The record.</typeparam>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">It has fewer rows than there are parts.</exception>
    public IEnumerable<(Table<TRow> Training, Table<TRow> Validation)> Split<TRow>(Table<TRow> table)
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(table);
        return Indices(Order(table.Count), inTurns: Seed is not null)
            .Select(part => (table.Gather(part.Training), table.Gather(part.Validation)));
    }

    private IEnumerable<(Dataset Training, Dataset Validation)> Parts(Dataset data, int[] order, bool inTurns)
        => Indices(order, inTurns).Select(part => (data.Gather(part.Training), data.Gather(part.Validation)));

    private int[] Order(int count)
    {
        if (count < Folds)
            throw new ArgumentException($"{count} samples cannot be split in {Folds} parts.");
        int[] order = SampleOrder.All(count);
        if (Seed is { } seed)
            new SeededRandom(seed).Shuffle(order.AsSpan());
        return order;
    }

    // In turns each part has every so many samples; otherwise it is a row of them, for neighbours in time are alike.
    private IEnumerable<(int[] Training, int[] Validation)> Indices(int[] order, bool inTurns)
    {
        for (int fold = 0; fold < Folds; fold++)
        {
            ILookup<bool, int> parts = order.Index().ToLookup(
                sample => (inTurns ? sample.Index % Folds : (int)((long)sample.Index * Folds / order.Length)) == fold,
                static sample => sample.Item);
            yield return ([.. parts[false].Order()], [.. parts[true].Order()]);
        }
    }
}
