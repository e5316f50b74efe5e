namespace StaticNet;

/// <summary>Sequences of different lengths side by side, each padded to the longest.</summary>
internal sealed class PaddedRows
{
    private PaddedRows(int[] lengths) => (Lengths, Steps) = (lengths, lengths.Max());

    /// <summary>How many time steps each sequence has.</summary>
    public int[] Lengths { get; }

    /// <summary>How many time steps the longest has.</summary>
    public int Steps { get; }

    /// <summary>Measures sequences.</summary>
    /// <param name="sequences">The values of each, step by step.</param>
    /// <param name="stepSize">How many values a time step has.</param>
    /// <param name="parameter">The name of the caller's parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stepSize"/> is not positive.</exception>
    /// <exception cref="ArgumentException">
    /// There are none, or one is null, empty, or not made of whole time steps.
    /// </exception>
    public static PaddedRows Measure<T>(T[][] sequences, int stepSize, string parameter)
    {
        ArgumentNullException.ThrowIfNull(sequences, parameter);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepSize);
        if (sequences.Length == 0)
            throw new ArgumentException("A data set needs at least one sample.", parameter);
        int[] lengths = new int[sequences.Length];
        for (int i = 0; i < lengths.Length; i++)
        {
            int length = sequences[i]?.Length ?? throw new ArgumentException($"Sequence {i} is null.", parameter);
            if (length == 0)
                throw new ArgumentException($"Sequence {i} is empty, but it needs a time step at least.", parameter);
            if (length % stepSize != 0)
            {
                throw new ArgumentException(
                    $"Sequence {i} has {length} values, which are not whole time steps of {stepSize} each.", parameter);
            }
            lengths[i] = length / stepSize;
        }
        return new PaddedRows(lengths);
    }

    /// <summary>Puts what belongs to the sequences side by side: their own values, labels or targets.</summary>
    /// <param name="rows">The values of each sequence, step by step.</param>
    /// <param name="stepSize">How many values a time step has.</param>
    /// <param name="padding">What to pad with.</param>
    /// <param name="what">What the values are, for the message.</param>
    /// <param name="parameter">The name of the caller's parameter.</param>
    /// <returns>[sequences x Steps x stepSize].</returns>
    /// <exception cref="ArgumentException">A sequence has another number of them, or they are too many.</exception>
    public T[] Pad<T>(T[][] rows, int stepSize, T padding, string what, string parameter)
    {
        ArgumentNullException.ThrowIfNull(rows, parameter);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepSize);
        if (rows.Length != Lengths.Length)
        {
            throw new ArgumentException(
                $"There are {Lengths.Length} sequences, but {what} for {rows.Length}.", parameter);
        }
        long size = (long)Steps * stepSize, all = size * rows.Length;
        if (all > Array.MaxLength)
        {
            throw new ArgumentException(
                $"{rows.Length} sequences, padded to the longest of {Steps} time steps, need {all:N0} {what}, "
                + "more than one array holds. Split the data set.",
                parameter);
        }
        T[] padded = new T[all];
        for (int i = 0; i < rows.Length; i++)
        {
            T[] row = rows[i] ?? throw new ArgumentException($"The {what} of sequence {i} are null.", parameter);
            if (row.Length != (long)Lengths[i] * stepSize)
            {
                throw new ArgumentException(
                    $"Sequence {i} has {Lengths[i]} time steps of {stepSize} {what} each, but {row.Length} {what}.",
                    parameter);
            }
            Span<T> destination = padded.AsSpan((int)(i * size), (int)size);
            row.CopyTo(destination);
            destination[row.Length..].Fill(padding);
        }
        return padded;
    }
}
