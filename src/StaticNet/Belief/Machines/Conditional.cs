namespace StaticNet.Belief;

/// <summary>Which rows of one side of a machine are computed from the other, and how.</summary>
/// <param name="rows">How many.</param>
/// <param name="means">Receives the means.</param>
internal readonly ref struct Conditional(int rows, UnitRows means)
{
    /// <summary>How many rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>Receives the means.</summary>
    public UnitRows Means { get; } = means;

    /// <summary>Receives samples, or null.</summary>
    public UnitRows? Samples { get; init; }

    /// <summary>The random numbers of samples.</summary>
    public ulong Key { get; init; }

    /// <summary>The first row that is read.</summary>
    public int SourceRow { get; init; }

    /// <summary>The first row of the means.</summary>
    public int TargetRow { get; init; }

    /// <summary>The first row of the samples.</summary>
    public int SampleRow { get; init; }

    /// <summary>The number of the first row, by which its random numbers are drawn.</summary>
    public int FirstNumber { get; init; }

    /// <summary>The factor of the weighted sums. Default: 1.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>A factor of each row's input, or nothing.</summary>
    public ReadOnlySpan<float> RowScales { get; init; }

    /// <summary>Biases in place of the machine's own, or nothing.</summary>
    public ReadOnlySpan<float> Bias { get; init; }

    /// <summary>The same without samples.</summary>
    public Conditional WithoutSamples() => new(Rows, Means)
    {
        SourceRow = SourceRow,
        TargetRow = TargetRow,
        Scale = Scale,
        RowScales = RowScales,
        Bias = Bias,
    };
}
