using StaticNet.Training;

namespace StaticNet;

public sealed partial class Dataset
{
    /// <summary>Returns the first samples, as a view. Like all parts, it includes their lengths and weights.</summary>
    /// <param name="count">The number of samples, from 1 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is none of these.</exception>
    public Dataset Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        return count == Count ? this : Slice(0, count);
    }

    /// <summary>Skips the first samples and returns the rest, as a view.</summary>
    /// <param name="count">The number of samples to skip, less than <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative or leaves none.</exception>
    public Dataset Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(count, Count);
        return count == 0 ? this : Slice(count, Count - count);
    }

    /// <summary>Returns a copy with the samples in random order.</summary>
    /// <param name="seed">The same seed gives the same order.</param>
    public Dataset Shuffle(ulong seed)
    {
        int[] order = SampleOrder.All(Count);
        new SeededRandom(seed).Shuffle(order.AsSpan());
        return Gather(order);
    }

    /// <summary>
    /// Splits the data set in two: the first part has the given fraction of the samples, the second the rest.
    /// </summary>
    /// <param name="fraction">Greater than 0 and less than 1. Each part gets at least one sample.</param>
    /// <param name="seed">If set, the samples are shuffled first; otherwise both parts are views.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is out of its range.</exception>
    /// <exception cref="InvalidOperationException">There is only one sample.</exception>
    public (Dataset First, Dataset Second) Split(double fraction, ulong? seed = null)
    {
        SplitFraction.Require(fraction);
        if (Count < 2)
            throw new InvalidOperationException("One sample cannot be split in two parts.");
        int first = SplitFraction.Of(fraction, Count);
        Dataset all = seed is { } value ? Shuffle(value) : this;
        return (all.Take(first), all.Skip(first));
    }

    /// <summary>Returns a copy of the chosen samples.</summary>
    /// <param name="indices">The indices of the samples, in the desired order; at least one. They may repeat.</param>
    /// <exception cref="ArgumentException">There are no indices.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not that of a sample.</exception>
    public Dataset Gather(ReadOnlySpan<int> indices)
    {
        if (indices.IsEmpty)
            throw new ArgumentException("A data set needs at least one sample.", nameof(indices));
        var inputs = new DatasetInput[InputColumns.Length];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = InputColumns[i].With(InputColumns[i].Rows.Gather(indices));
        var targets = new DatasetTarget[TargetColumns.Length];
        for (int i = 0; i < targets.Length; i++)
            targets[i] = TargetColumns[i].Gather(indices);
        return new Dataset([.. inputs], [.. targets], _lengths.Gather(indices), _weights.Gather(indices));
    }

    private Dataset Slice(int start, int count) => new(
        [.. InputColumns.Select(input => input.With(input.Rows.Slice(start, count)))],
        [.. TargetColumns.Select(target => target.Slice(start, count))],
        _lengths.Slice(start, count),
        _weights.Slice(start, count));
}
