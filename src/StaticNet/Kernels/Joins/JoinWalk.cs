namespace StaticNet.Kernels;

/// <summary>
/// The axes that a join of a batch walks along, innermost first, without the columns that its kernels take at once.
/// Axes that are walked like one are one: equal shapes are a matrix, or a single row.
/// </summary>
internal ref struct JoinWalk
{
    /// <summary>The most axes: all but the last of a sample's, and the batch.</summary>
    public const int MaxAxes = SampleAxes.MaxRank;

    private readonly Span<JoinAxis> _memory;
    private int _count;

    /// <param name="memory">Room for <see cref="MaxAxes"/>.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="shape">The shapes.</param>
    /// <param name="position">The distances of a sample's positions; 0 in memory that is not used.</param>
    public JoinWalk(Span<JoinAxis> memory, int samples, JoinShape shape, JoinSteps position)
    {
        _memory = memory;
        nuint columns = (nuint)shape.FromLast(0);
        Columns = new JoinColumns(
            columns, (nuint)shape.First.Channels != columns, (nuint)shape.Second.Channels != columns);
        JoinSteps steps = position;
        for (int axis = 1; axis < SampleAxes.MaxRank; axis++)
        {
            (int size, int first, int second) =
                (shape.FromLast(axis), shape.First.FromLast(axis), shape.Second.FromLast(axis));
            Add((nuint)size, Repeated(steps, first, second));
            steps = new(
                steps.Output * (nuint)size, steps.First * (nuint)first, steps.Second * (nuint)second,
                steps.Target * (nuint)first);
        }

        Add((nuint)samples, steps);
        if (_count == 0)
            _memory[_count++] = new JoinAxis(1, default);
        if (!Columns.RepeatFirst && !Columns.RepeatSecond)
            TakeRowsAsOne(position);
    }

    /// <summary>The axes, innermost first, at least one.</summary>
    public readonly ReadOnlySpan<JoinAxis> Axes => _memory[.._count];

    /// <summary>The columns of each row.</summary>
    public JoinColumns Columns { get; private set; }

    private static JoinSteps Repeated(JoinSteps steps, int first, int second)
        => new(
            steps.Output, first == 1 ? 0 : steps.First, second == 1 ? 0 : steps.Second, first == 1 ? 0 : steps.Target);

    private void Add(nuint size, JoinSteps steps)
    {
        if (size == 1)
            return;
        if (_count > 0 && _memory[_count - 1] is var inner && steps == inner.Steps.Times(inner.Size))
            _memory[_count - 1] = new JoinAxis(inner.Size * size, inner.Steps);
        else
            _memory[_count++] = new JoinAxis(size, steps);
    }

    // Rows without padding between them, in all memory that is used.
    private void TakeRowsAsOne(JoinSteps position)
    {
        nuint columns = Columns.Count;
        JoinSteps dense = new(
            columns, position.First == 0 ? 0 : columns, position.Second == 0 ? 0 : columns,
            position.Target == 0 ? 0 : columns);
        nuint rows = _memory[0].Size;
        if (_memory[0].Steps != dense)
            return;
        Columns = new JoinColumns(columns * rows, false, false);
        _memory[0] = new JoinAxis(1, dense);
    }
}
