namespace StaticNet;

public sealed partial class Dataset
{
    private readonly Rows<int> _lengths;

    /// <summary>
    /// The number of time steps that the longest sequence has, to which the others are padded; 0 where the data set was
    /// not told that its samples are sequences.
    /// </summary>
    public int Steps { get; private init; }

    /// <summary>
    /// How many time steps of each sample count; empty where all do. What stands in the rest of a row is never read.
    /// </summary>
    public ReadOnlySpan<int> Lengths => _lengths.Values;

    /// <summary>
    /// The same samples as sequences of different lengths: a row of inputs is so many time steps, of which the first
    /// ones count. The rest is padding, and so are its labels or target values where there is one for each step.
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
        if (InputSize % steps != 0)
        {
            throw new ArgumentException(
                $"A sample has {InputSize} input values, which are not {steps} time steps.", nameof(steps));
        }
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
        return new Dataset(this, lengths, steps);
    }

    internal bool HasLengths => _lengths.Size > 0;

    /// <summary>How many input values a time step has.</summary>
    internal int StepSize => Steps == 0 ? InputSize : InputSize / Steps;

    private Dataset(Dataset source, int[] lengths, int steps)
        : this(source, 0, source.Count)
    {
        Steps = steps;
        _lengths = lengths.AsSpan().ContainsAnyExcept(steps) ? new Rows<int>(lengths, 1) : default;
    }
}
