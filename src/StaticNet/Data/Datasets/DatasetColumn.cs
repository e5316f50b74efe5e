namespace StaticNet;

/// <summary>The values of a data set for one input or output of a network.</summary>
public abstract class DatasetColumn
{
    private protected DatasetColumn(string? name, int size) => (Name, Size) = (name, size);

    /// <summary>The name of the network's input or output; null to go by order.</summary>
    public string? Name { get; }

    /// <summary>The number of values or labels of one sample, including the padding of shorter sequences.</summary>
    public int Size { get; }

    /// <summary>The number of samples.</summary>
    public abstract int Count { get; }

    /// <summary>
    /// The number of time steps of each sample, if the column was made from sequences; otherwise null.
    /// </summary>
    internal int[]? Lengths { get; private protected init; }

    /// <summary>Checks that values are whole samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is not positive.</exception>
    /// <exception cref="ArgumentException">There are none, or they are not whole.</exception>
    private protected static T[] RequireRows<T>(string? name, T[] values, int size, string what, string parameter)
    {
        ArgumentNullException.ThrowIfNull(values, parameter);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        string of = name is null ? "" : $" of {name}";
        if (values.Length == 0)
            throw new ArgumentException($"There are no {what}{of}: a data set needs at least one sample.", parameter);
        return values.Length % size == 0
            ? values
            : throw new ArgumentException(
                $"{values.Length} {what}{of} are not whole samples of {size} each.", parameter);
    }
}
