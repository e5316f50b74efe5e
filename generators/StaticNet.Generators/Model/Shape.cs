namespace StaticNet.Generators.Model;

/// <summary>
/// The shape of one sample, channels last and without the batch. Where it has a time axis, of a length that only a call
/// knows, the other axes and all sizes are those of one time step.
/// </summary>
/// <param name="Axes">The axes of known size.</param>
/// <param name="Time">The name of the time axis that stands before them, or null where there is none.</param>
internal sealed record Shape(EquatableArray<int> Axes, string? Time = null)
{
    public Shape(params int[] axes)
        : this(axes.ToEquatableArray())
    {
    }

    /// <summary>Whether a time axis stands before the others.</summary>
    public bool HasTime => Time is not null;

    /// <summary>The number of values, which the parser has made sure fits an int.</summary>
    public int Size => Axes.Aggregate(1, static (product, axis) => product * axis);

    public bool IsFlat => Axes.Count == 1;

    /// <summary>How many rows of channels it has: 1 where it is flat.</summary>
    public int Positions => IsFlat ? 1 : Size / Last;

    /// <summary>The size of the axis that varies fastest.</summary>
    public int Last => Axes[Axes.Count - 1];

    /// <summary>As messages say it: <c>5x5x64</c>, <c>Tx65</c>.</summary>
    public override string ToString() => (HasTime ? "Tx" : "") + InvariantText.Join("x", Axes);

    /// <summary>As tables and comments say it: <c>5 x 5 x 64</c>, <c>T x 65</c>.</summary>
    public string ToSpacedString() => (HasTime ? "T x " : "") + InvariantText.Join(" x ", Axes);
}
