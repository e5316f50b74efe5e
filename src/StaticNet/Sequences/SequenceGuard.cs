using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>For generated code: checks the lengths of what networks with a time axis are called with.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SequenceGuard
{
    /// <summary>The number of time steps in an input.</summary>
    /// <param name="length">The length of the input.</param>
    /// <param name="inputSize">The length of one time step.</param>
    /// <param name="sequences">The number of sequences.</param>
    /// <exception cref="ArgumentException">
    /// There is no sequence, or the input is not made of so many sequences of equal length, at least one step each.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Time(int length, int inputSize, int sequences)
    {
        long step = (long)inputSize * sequences;
        if (sequences <= 0 || length == 0)
            ThrowTime(length, inputSize, sequences);
        (long time, long rest) = Math.DivRem(length, step);
        if (rest != 0)
            ThrowTime(length, inputSize, sequences);
        return (int)time;
    }

    /// <summary>The number of time steps in several inputs together, of which some have no time axis.</summary>
    /// <param name="length">The length of all inputs.</param>
    /// <param name="stepSize">The length of one time step of those that have one.</param>
    /// <param name="fixedSize">The length of those that have none.</param>
    /// <param name="sequences">The number of sequences.</param>
    /// <exception cref="ArgumentException">
    /// There is no sequence, or the inputs are not so many sequences of equal length, at least one step each.
    /// </exception>
    public static int Time(int length, int stepSize, int fixedSize, int sequences)
    {
        long steps = length - (long)fixedSize * sequences;
        if (sequences > 0 && steps > 0 && steps % ((long)stepSize * sequences) == 0)
            return (int)(steps / ((long)stepSize * sequences));
        throw new ArgumentException(
            $"The inputs have {length} floats together, which are not {sequences} sequences of time steps of "
            + $"{stepSize} and {fixedSize} floats besides.", "input");
    }

    /// <summary>Checks the length of something that has so many values for each time step or sequence.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="length">Its length.</param>
    /// <param name="rows">The number of time steps of all sequences, or of sequences.</param>
    /// <param name="size">The number of values of one.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(string name, int length, long rows, int size)
    {
        if (length != rows * size)
            ThrowLength(name, length, rows, size);
    }

    /// <summary>
    /// Checks the length of something that is either empty or has so many values for each time step or sequence.
    /// </summary>
    /// <param name="name">What it is.</param>
    /// <param name="length">Its length.</param>
    /// <param name="rows">The number of time steps of all sequences, or of sequences.</param>
    /// <param name="size">The number of values of one.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public static void OptionalLength(string name, int length, long rows, int size)
    {
        if (length != 0)
            Length(name, length, rows, size);
    }

    /// <summary>Checks the number of targets.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="rows">The number of time steps of all sequences, or of sequences.</param>
    /// <param name="values">The number of values of one, if they are values.</param>
    /// <param name="indices">The number of class indices of one, if they are indices.</param>
    /// <exception cref="ArgumentException">There is another number of them.</exception>
    public static void Targets(string name, OutputTargets targets, long rows, int values, int indices)
    {
        if (targets.AreIndices)
            Length(name, targets.Indices.Length, rows, indices);
        else
            Length(name, targets.Values.Length, rows, values);
    }

    /// <summary>Checks that every token is one of the vocabulary.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="vocabulary">The number of different ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    public static void Tokens(ReadOnlySpan<int> tokens, int vocabulary) => Tokens(tokens, 0, tokens.Length, vocabulary);

    /// <summary>Checks that every token that counts is one of the vocabulary.</summary>
    /// <param name="tokens">[sequences x time].</param>
    /// <param name="vocabulary">The number of different ones.</param>
    /// <param name="time">The number of time steps that the input has for each sequence.</param>
    /// <param name="lengths">One length for each sequence, or none at all where all are whole.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    public static void Tokens(ReadOnlySpan<int> tokens, int vocabulary, int time, ReadOnlySpan<int> lengths)
    {
        if (lengths.IsEmpty)
        {
            Tokens(tokens, vocabulary);
            return;
        }
        LengthCount(lengths.Length, SequencesOf(tokens, time));
        for (int sequence = 0; sequence < lengths.Length; sequence++)
            Tokens(tokens, sequence * time, sequence * time + LengthOf(lengths, sequence, time), vocabulary);
    }

    /// <summary>Checks that every class index that counts is one of the classes.</summary>
    /// <param name="targets">[sequences x time].</param>
    /// <param name="lengths">One length for each sequence, or none at all where all are whole.</param>
    /// <param name="time">The number of time steps that the targets have for each sequence.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="options">The options of the loss.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class index is out of range.</exception>
    public static void Labels(
        ReadOnlySpan<int> targets, ReadOnlySpan<int> lengths, int time, int classes,
        in Kernels.CrossEntropyOptions options)
    {
        if (lengths.IsEmpty)
        {
            Kernels.CrossEntropy.Validate(targets, classes, in options);
            return;
        }
        LengthCount(lengths.Length, SequencesOf(targets, time));
        for (int sequence = 0; sequence < lengths.Length; sequence++)
        {
            int first = sequence * time, length = LengthOf(lengths, sequence, time);
            Kernels.CrossEntropy.Validate(targets.Slice(first, length), classes, in options, first);
        }
    }

    /// <summary>Checks the lengths of sequences in a batch.</summary>
    /// <param name="lengths">One for each sequence, or none at all where all are whole.</param>
    /// <param name="sequences">The number of sequences.</param>
    /// <param name="time">The number of time steps that the input has for each.</param>
    /// <exception cref="ArgumentException">
    /// There is another number of them, or one is not from 1 to the number of steps.
    /// </exception>
    public static void Lengths(ReadOnlySpan<int> lengths, int sequences, int time)
    {
        LengthCount(lengths.Length, sequences);
        for (int sequence = 0; sequence < lengths.Length; sequence++)
            LengthOf(lengths, sequence, time);
    }

    /// <summary>Checks that there is a length for each sequence, or none at all.</summary>
    internal static void LengthCount(int lengths, int sequences)
    {
        if (lengths != 0 && lengths != sequences)
            throw new ArgumentException($"There are {lengths} lengths, but {sequences} sequences.", nameof(lengths));
    }

    private static int SequencesOf(ReadOnlySpan<int> values, int time)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(time);
        return values.Length / time;
    }

    // Reads it once: what is checked is what is used, also while another thread changes the array.
    private static int LengthOf(ReadOnlySpan<int> lengths, int sequence, int time)
    {
        int length = lengths[sequence];
        return length >= 1 && length <= time
            ? length
            : throw new ArgumentException(
                $"The length of sequence {sequence} is {length}, "
                + $"but it must be from 1 to {time}, the steps of the input.",
                nameof(lengths));
    }

    /// <summary>The number of time steps of all sequences that count.</summary>
    /// <param name="lengths">One length for each sequence, or none at all where all are whole.</param>
    /// <param name="sequences">The number of sequences.</param>
    /// <param name="time">The number of time steps that the input has for each.</param>
    public static long Steps(ReadOnlySpan<int> lengths, int sequences, int time)
    {
        if (lengths.IsEmpty)
            return (long)sequences * time;
        long steps = 0;
        foreach (int length in lengths)
            steps += length;
        return steps;
    }

    /// <summary>How many sequences a call has that gets a state or none.</summary>
    /// <param name="state">The state, or null.</param>
    /// <param name="lengths">One length for each sequence, or none at all.</param>
    public static int Sequences(RecurrentState? state, ReadOnlySpan<int> lengths) =>
        state?.Streams ?? Math.Max(lengths.Length, 1);

    /// <summary>How many sequences a call has that does not say it itself.</summary>
    /// <param name="workspace">The workspace, which says it.</param>
    public static int Sequences(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return workspace.Sequences;
    }

    /// <summary>A state as that of a certain network.</summary>
    /// <typeparam name="TState">The class of the network's states.</typeparam>
    /// <param name="state">The state, or null.</param>
    /// <param name="network">The name of the network.</param>
    /// <exception cref="StateMismatchException">It is another network's.</exception>
    [return: NotNullIfNotNull(nameof(state))]
    public static TState? State<TState>(RecurrentState? state, string network)
        where TState : RecurrentState
        => state as TState ?? (state is null ? null : throw RecurrentState.Mismatch(network, state));

    /// <summary>Checks that the gradient of a state has as many streams as the pass had.</summary>
    /// <param name="state">The gradient, or null.</param>
    /// <param name="sequences">The number of sequences of the pass.</param>
    /// <exception cref="ArgumentException">It has another number.</exception>
    public static void Streams(RecurrentState? state, int sequences)
    {
        if (state is not null && state.Streams != sequences)
        {
            throw new ArgumentException(
                $"The gradient of the state has {state.Streams} streams, but the pass had {sequences}.");
        }
    }

    /// <summary>Checks that sequences have no more steps than a layer has positions.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="time">The steps.</param>
    /// <param name="most">The positions.</param>
    /// <exception cref="ArgumentException">They have more.</exception>
    public static void MostSteps(string layer, int time, int most)
    {
        if (time > most)
        {
            throw new ArgumentException(
                $"The sequences have {time} time steps, but {layer} has {most} positions: give it a larger maxLength, "
                + "or cut the sequences.");
        }
    }

    /// <summary>Checks that a call which keeps what backward needs has no state.</summary>
    /// <param name="layer">A layer whose steps a state counts.</param>
    /// <param name="state">The state, or null.</param>
    /// <exception cref="NotSupportedException">It has one.</exception>
    public static void NoState(string layer, RecurrentState? state)
    {
        if (state is not null)
        {
            throw new NotSupportedException(
                $"{layer} reads a state in Predict and Step only: passes with gradients run over whole sequences. "
                + "Leave the state out.");
        }
    }

    private static void Tokens(ReadOnlySpan<int> tokens, int first, int end, int vocabulary)
    {
        for (int index = first; index < end; index++)
        {
            int token = tokens[index];
            if ((uint)token >= (uint)vocabulary)
                ThrowToken(token, index, vocabulary);
        }
    }

    [DoesNotReturn]
    private static void ThrowTime(int length, int inputSize, int sequences) => throw new ArgumentException(
        sequences <= 0 ? $"There are {sequences} sequences, but there must be at least one."
        : length == 0 ? "input is empty, but a sequence has at least one time step."
        : $"input has {length} values, "
            + $"which is not a whole number of time steps of {inputSize} for each of {sequences} sequences.");

    [DoesNotReturn]
    private static void ThrowLength(string name, int length, long rows, int size) =>
        throw new ArgumentException($"{name} has {length} values, but {rows} rows of {size} need {rows * size}.");

    [DoesNotReturn]
    private static void ThrowToken(int token, int index, int vocabulary) => throw new ArgumentOutOfRangeException(
        "input", token, $"Token {index} is {token}, but the vocabulary has the tokens 0 to {vocabulary - 1}.");
}
