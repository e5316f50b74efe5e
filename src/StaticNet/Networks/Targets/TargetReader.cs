using System.ComponentModel;

namespace StaticNet;

/// <summary>
/// For generated code: takes the blocks of targets apart, one after another, and checks their lengths.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct TargetReader
{
    private readonly TargetBlocks _targets;
    private int _next;
    private int _values;
    private int _indices;

    /// <summary>Starts with the first target.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="count">How many losses the network has.</param>
    /// <exception cref="ArgumentException">There is another number of targets.</exception>
    public TargetReader(in TargetBlocks targets, int count)
    {
        if (targets.Count != count)
        {
            throw new ArgumentException(
                $"There are {targets.Count} targets, but the network has {count} losses.", nameof(targets));
        }
        _targets = targets;
    }

    /// <summary>Whether the next target is class indices, not values.</summary>
    public readonly bool NextAreIndices => _targets.AreIndices(_next);

    /// <summary>The next target, which must be values.</summary>
    /// <param name="name">The name of the output.</param>
    /// <param name="rows">How many samples, or time steps of all sequences, there are.</param>
    /// <param name="size">How many values one has.</param>
    /// <exception cref="NotSupportedException">It is class indices.</exception>
    /// <exception cref="ArgumentException">There are too few values.</exception>
    public ReadOnlySpan<float> Values(string name, int rows, int size)
    {
        if (NextAreIndices)
            throw new NotSupportedException($"The loss of {name} takes target values, not class indices.");
        _next++;
        return Block(name, _targets.Values, ref _values, rows, size);
    }

    /// <summary>The next target, which must be class indices.</summary>
    /// <param name="name">The name of the output.</param>
    /// <param name="rows">How many samples, or time steps of all sequences, there are.</param>
    /// <param name="size">How many indices one has.</param>
    /// <exception cref="NotSupportedException">It is values.</exception>
    /// <exception cref="ArgumentException">There are too few indices.</exception>
    public ReadOnlySpan<int> Indices(string name, int rows, int size)
    {
        if (!NextAreIndices)
            throw new NotSupportedException($"The loss of {name} takes class indices, not target values.");
        _next++;
        return Block(name, _targets.Indices, ref _indices, rows, size);
    }

    /// <summary>Checks that nothing is left.</summary>
    /// <exception cref="ArgumentException">The targets are more than the losses take.</exception>
    public readonly void End()
    {
        int values = _targets.Values.Length - _values, indices = _targets.Indices.Length - _indices;
        if (values > 0 || indices > 0)
        {
            throw new ArgumentException(
                $"The targets have {values} values and {indices} class indices more than the losses take.", "targets");
        }
    }

    private static ReadOnlySpan<T> Block<T>(string name, ReadOnlySpan<T> all, scoped ref int start, int rows, int size)
    {
        long length = (long)rows * size;
        if (length > all.Length - start)
        {
            throw new ArgumentException(
                $"The targets of {name} have {all.Length - start} elements, but {rows} rows of {size} need {length}.",
                "targets");
        }
        ReadOnlySpan<T> block = all.Slice(start, (int)length);
        start += (int)length;
        return block;
    }
}
