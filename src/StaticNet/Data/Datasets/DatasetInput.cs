namespace StaticNet;

/// <summary>The samples' values for one input of a network with several inputs.</summary>
/// <example>
/// <code>
/// var data = new Dataset([("image", images, 784), ("meta", meta, 12)], [("digit", labels), ("parity", parities)]);
/// </code>
/// </example>
public sealed class DatasetInput : DatasetColumn
{
    /// <summary>Creates a column of values.</summary>
    /// <param name="name">The name of the network's input; null to go by order.</param>
    /// <param name="values">[count x size], row-major. Kept, not copied: do not change it.</param>
    /// <param name="size">The number of values of one sample.</param>
    /// <param name="steps">
    /// The number of time steps in a row; 0 if the samples are not sequences, or if all steps count.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or the steps are negative.</exception>
    /// <exception cref="ArgumentException">
    /// There are no values, or they are not whole samples or whole time steps.
    /// </exception>
    public DatasetInput(string? name, float[] values, int size, int steps = 0)
        : this(name, new Rows<float>(RequireRows(name, values, size, "values", nameof(values)), size), steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        if (steps > 0 && size % steps != 0)
            throw new ArgumentException($"{size} values of a sample are not {steps} time steps.", nameof(steps));
    }

    internal DatasetInput(string? name, Rows<float> rows, int steps)
        : base(name, rows.Size) => (Rows, Steps) = (rows, steps);

    /// <summary>[Count x Size], row-major.</summary>
    public ReadOnlySpan<float> Values => Rows.Values;

    /// <inheritdoc/>
    public override int Count => Rows.Count;

    /// <summary>The number of time steps in a row, if the samples were declared as sequences; otherwise 0.</summary>
    public int Steps { get; }

    internal Rows<float> Rows { get; }

    /// <summary>Creates a column of sequences, which may have different lengths.</summary>
    /// <param name="name">The name of the network's input; null to go by order.</param>
    /// <param name="sequences">The values of each sequence, step by step.</param>
    /// <param name="featuresPerStep">The number of values of one time step.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="featuresPerStep"/> is not positive.</exception>
    /// <exception cref="ArgumentException">
    /// There are no sequences, or one is null, empty or not made of whole time steps.
    /// </exception>
    public static DatasetInput OfSequences(string? name, float[][] sequences, int featuresPerStep)
    {
        PaddedRows rows = PaddedRows.Measure(sequences, featuresPerStep, nameof(sequences));
        float[] values = rows.Pad(sequences, featuresPerStep, 0, "values", nameof(sequences));
        return new DatasetInput(name, new Rows<float>(values, rows.Steps * featuresPerStep), rows.Steps)
        {
            Lengths = rows.Lengths,
        };
    }

    /// <summary>Creates a column of token sequences, which may have different lengths.</summary>
    /// <param name="name">The name of the network's input; null to go by order.</param>
    /// <param name="tokens">The tokens of each sequence, each below 2^24. They are stored as floats, exactly.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is negative or too large.</exception>
    /// <exception cref="ArgumentException">There are no sequences, or one is null or empty.</exception>
    public static DatasetInput OfTokens(string? name, int[][] tokens)
    {
        PaddedRows rows = PaddedRows.Measure(tokens, 1, nameof(tokens));
        return new DatasetInput(name, new Rows<float>(Dataset.FromTokens(rows, tokens), rows.Steps), rows.Steps)
        {
            Lengths = rows.Lengths,
        };
    }

    /// <summary>Converts values in the order of the network's inputs.</summary>
    /// <param name="column">[count x size], and the number of values of one sample.</param>
    public static implicit operator DatasetInput((float[] Values, int Size) column)
        => new(null, column.Values, column.Size);

    /// <summary>Converts values for a named input.</summary>
    /// <param name="column">The name, [count x size], and the number of values of one sample.</param>
    public static implicit operator DatasetInput((string Name, float[] Values, int Size) column)
        => new(column.Name, column.Values, column.Size);

    /// <summary>The values of a sample.</summary>
    /// <param name="sample">The index of the sample.</param>
    /// <param name="length">How many of its time steps count, where the data set has lengths.</param>
    internal ReadOnlySpan<float> Row(int sample, int? length)
        => length is { } steps && Steps > 0 ? Rows[sample][..(steps * (Size / Steps))] : Rows[sample];

    internal DatasetInput With(Rows<float> rows) => new(Name, rows, Steps);

    internal DatasetInput WithSteps(int steps) => new(Name, Rows, steps);
}
