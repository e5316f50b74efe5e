using System.ComponentModel;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// For generated code: tokens that come as floats, through the interface that all networks have. Whole numbers up to
/// 2^24 are exact in a float.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TokenFloats
{
    // More than any network has.
    private const int MostInputs = 1 << 16;

    [ThreadStatic]
    private static int[]?[]? t_tokens;

    /// <summary>What a sequence network reads: the values themselves, or the tokens that they stand for.</summary>
    /// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
    /// <param name="values">The values.</param>
    /// <exception cref="ArgumentException">A token is no whole number.</exception>
    internal static ReadOnlySpan<TInput> ToInput<TInput>(ReadOnlySpan<float> values)
        where TInput : unmanaged
        => typeof(TInput) == typeof(int)
            ? MemoryMarshal.Cast<int, TInput>(ToTokens(values))
            : MemoryMarshal.Cast<float, TInput>(values);

    /// <summary>The tokens, in memory of this thread that the next call for the same input reuses.</summary>
    /// <param name="values">Whole numbers.</param>
    /// <param name="input">Which of the network's inputs they are.</param>
    /// <exception cref="ArgumentException">A value is no whole number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
    public static ReadOnlySpan<int> ToTokens(ReadOnlySpan<float> values, int input = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(input);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(input, MostInputs);
        if (t_tokens is null || t_tokens.Length <= input)
            Array.Resize(ref t_tokens, input + 1);
        int[]? tokens = t_tokens[input];
        if (tokens is null || tokens.Length < values.Length)
            t_tokens[input] = tokens = new int[values.Length];
        for (int index = 0; index < values.Length; index++)
        {
            float value = values[index];
            if (!float.IsInteger(value) || Math.Abs(value) > 1 << 24)
                throw new ArgumentException($"Input {index} is {value}, but a token is a whole number.");
            tokens[index] = (int)value;
        }
        return tokens.AsSpan(0, values.Length);
    }
}
