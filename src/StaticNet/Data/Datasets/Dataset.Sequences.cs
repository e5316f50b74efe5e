using System.Collections.Immutable;

namespace StaticNet;

public sealed partial class Dataset
{
    private readonly Rows<int> _lengths;

    /// <summary>
    /// The number of time steps of the longest sequence, to which the others are padded; 0 if the samples were not
    /// declared as sequences.
    /// </summary>
    public int Steps { get; }

    /// <summary>
    /// The number of time steps of each sample that count; empty if all do. The rest of a row is never read.
    /// </summary>
    public ReadOnlySpan<int> Lengths => _lengths.Values;

    /// <summary>
    /// Returns the same samples as sequences of different lengths. A row of inputs has the given number of time steps,
    /// of which the first ones count. The rest is padding, including its labels or target values if there is one for
    /// each step. With several inputs, this applies to those with this number of steps.
    /// </summary>
    /// <param name="lengths">
    /// The number of steps of each sample that count, from 1 to <paramref name="steps"/>. Kept, not copied: do not
    /// change it.
    /// </param>
    /// <param name="steps">The number of time steps in a row of inputs.</param>
    /// <returns>A view. It replaces any lengths that the data set already has.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is not positive.</exception>
    /// <exception cref="ArgumentException">
    /// A row of inputs cannot be divided into this number of steps, the number of lengths is not the number of samples,
    /// or a length is out of range.
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
