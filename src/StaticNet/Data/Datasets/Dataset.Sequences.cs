using System.Collections.Immutable;

namespace StaticNet;

public sealed partial class Dataset
{
    private readonly Rows<int> _lengths;

    /// <summary>
    /// The number of time steps that the longest sequence has, to which the others are padded; 0 where the data set was
    /// not told that its samples are sequences.
    /// </summary>
    public int Steps { get; }

    /// <summary>
    /// How many time steps of each sample count; empty where all do. What stands in the rest of a row is never read.
    /// </summary>
    public ReadOnlySpan<int> Lengths => _lengths.Values;

    /// <summary>
    /// The same samples as sequences of different lengths: a row of inputs is so many time steps, of which the first
    /// ones count. The rest is padding, and so are its labels or target values where there is one for each step. Of
    /// several inputs, these are the ones that were made with so many steps.
    /// </summary>
    /// <param name="lengths">
    /// How many steps of each sample count, from 1 to <paramref name="steps"/>. Kept, not copied: do not change it.
    /// </param>
    /// <param name="steps">How many time steps a row of inputs has.</param>
    /// <returns>A view. Lengths that the data set already has are replaced.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is not positive.</exception>
    /// <exception cref="ArgumentException">
    /// A row of inputs is not made of so many steps, there is not one length for each sample, or one is out of range.
    /// </exception>
    public Dataset WithLengths(int[] lengths, int steps)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ImmutableArray<DatasetInput> inputs = WithSteps(steps);
        if (lengths.Length != Count)
        {
            throw new ArgumentException(
                $"There are {lengths.Length} lengths, but {Count} samples.", nameof(lengths));
        }
        for (int i = 0; i < lengths.Length; i++)
        {
            if (lengths[i] < 1 || lengths[i] > steps)
            {
                throw new ArgumentException(
                    $"The length of sample {i} is {lengths[i]}, but it must be from 1 to {steps}, "
                    + "the time steps that its row has.",
                    nameof(lengths));
            }
        }
        return new Dataset(inputs, TargetColumns, LengthRows(lengths, steps), _weights);
    }

    internal bool HasLengths => _lengths.Size > 0;

    /// <summary>How many time steps of a sample count; null where all do.</summary>
    internal int? LengthOf(int sample) => HasLengths ? _lengths[sample][0] : null;

    private ImmutableArray<DatasetInput> WithSteps(int steps)
    {
        if (InputColumns.Length > 1)
        {
            return Steps == steps
                ? InputColumns
                : throw new ArgumentException(
                    $"No input of the data set has {steps} time steps. Create it with "
                    + $"new DatasetInput(name, values, size, steps: {steps}).", nameof(steps));
        }
        if (InputSize % steps != 0)
        {
            throw new ArgumentException(
                $"A sample has {InputSize} input values, which are not {steps} time steps.", nameof(steps));
        }
        return [OnlyInput.WithSteps(steps)];
    }

    private static int StepsOf(IReadOnlyList<DatasetInput> inputs) => inputs.Max(static input => input.Steps);

    private static Rows<int> LengthRows(int[]? lengths, int steps)
        => lengths is not null && lengths.AsSpan().ContainsAnyExcept(steps) ? new Rows<int>(lengths, 1) : default;
}
