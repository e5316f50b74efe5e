using System.ComponentModel;
using StaticNet.Kernels;

namespace StaticNet;

public abstract partial class RecurrentState
{
    private readonly StepCounts? _steps;

    /// <summary>
    /// The most time steps that each stream can have: the memory for what attention keeps of them, and the positions
    /// that layers know. The largest number where nothing limits them.
    /// </summary>
    public int MaxTime { get; }

    /// <summary>
    /// How many time steps a stream has taken, of a network that counts them; otherwise 0.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such stream.</exception>
    public int StepsOf(int stream)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stream);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(stream, Streams);
        return _steps?.Positions[stream] ?? 0;
    }

    /// <summary>
    /// Takes back the last time steps of all streams, so that others can follow in their place: of networks that keep
    /// all steps and hand on nothing else.
    /// </summary>
    /// <param name="steps">The number of steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A stream has not taken so many.</exception>
    /// <exception cref="NotSupportedException">
    /// The network has recurrent layers, or attention with a window, whose earlier states are gone.
    /// </exception>
    public void Rewind(int steps)
    {
        if (_steps is null || Definition.Stride > 0 || Definition.StepMemories.Any(static memory => memory.Window > 0))
        {
            throw new NotSupportedException(
                $"The state of {Definition.Network} does not keep all steps: make a copy of it before them.");
        }
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        foreach (int position in _steps.Positions)
            ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, position);
        foreach (ref int position in _steps.Positions)
            position -= steps;
    }

    /// <summary>For generated code: requires room for more time steps of all streams.</summary>
    /// <param name="state">The state.</param>
    /// <param name="time">The number of steps.</param>
    /// <exception cref="InvalidOperationException">There is not so much room.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void RequireRoom(RecurrentState state, int time)
    {
        ArgumentNullException.ThrowIfNull(state);
        ReadOnlySpan<int> positions = state._steps!.Positions;
        for (int stream = 0; stream < positions.Length; stream++)
        {
            if (positions[stream] > state.MaxTime - time)
                throw state.NoRoom(stream, positions[stream], time);
        }
    }

    /// <summary>For generated code: what the state holds of earlier time steps.</summary>
    /// <param name="state">The state.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static StepCache CacheOf(RecurrentState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state._steps!.Cache;
    }

    /// <summary>For generated code: counts the time steps of a call.</summary>
    /// <param name="state">The state.</param>
    /// <param name="time">The number of steps.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Advance(RecurrentState state, int time)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (ref int position in state._steps!.Positions)
            position += time;
    }

    private InvalidOperationException NoRoom(int stream, int position, int time)
    {
        string remedy = MaxTime < Definition.MostSteps
            ? "Create it with a larger maxTime, or Reset it; attention with a Window needs no more memory"
            : "The network has positions for no more: Reset it";
        return new InvalidOperationException(
            $"The state of {Definition.Network} has room for {MaxTime} time steps, but stream {stream} has taken "
            + $"{position} and {time} more would follow. {remedy}.");
    }
}
