using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: a row of a table for each token. In a pass, tokens lie in the memory of floats, bit by bit as
/// whole numbers.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Embedding
{
    /// <summary>
    /// <c>output[i] = table[tokens[i]]</c>. The caller has checked the tokens, but another thread may have changed them
    /// since: one that is not in the table is read as 0.
    /// </summary>
    /// <param name="rows">The number of tokens.</param>
    /// <param name="vocabulary">The rows of the table.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="table">The table; its rows are as long as those of the output.</param>
    /// <param name="output">Receives [rows x stride].</param>
    /// <param name="stride">The length of a row, a multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gather(
        int rows, int vocabulary, ref readonly float tokens, ref readonly float table, ref float output, int stride)
    {
        if (Simd256.IsSupported)
            GatherRows<Simd256>(rows, vocabulary, in tokens, in table, ref output, stride);
        else if (Simd128.IsSupported)
            GatherRows<Simd128>(rows, vocabulary, in tokens, in table, ref output, stride);
        else
            GatherRows<SimdScalar>(rows, vocabulary, in tokens, in table, ref output, stride);
    }

    /// <summary>
    /// <c>dTable[token] = sum of dOutput[i] over the tokens[i] that are it</c>, or that added to dTable, for some rows
    /// of it.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="firstToken">The first row of the table.</param>
    /// <param name="endToken">The row after the last.</param>
    /// <param name="rows">The number of tokens.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="dOutput">The gradient of the output, [rows x stride].</param>
    /// <param name="dTable">The gradient of the table.</param>
    /// <param name="stride">The length of a row, a multiple of 16.</param>
    /// <param name="paddingIndex">The token whose gradient is zero, or a negative number.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dTable"/> holds.</param>
    public static void AddGradients<TSimd>(
        int firstToken, int endToken, int rows, ref readonly float tokens, ref readonly float dOutput, ref float dTable,
        int stride, int paddingIndex, bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        if (!accumulate)
        {
            MemoryMarshal.CreateSpan(
                ref Unsafe.Add(ref dTable, (nint)firstToken * stride), (endToken - firstToken) * stride).Clear();
        }
        AddTokens<TSimd>(firstToken, endToken, rows, in tokens, in dOutput, ref dTable, stride, paddingIndex);
    }

    /// <summary><c>dTable[token] = dRows[token]</c>, or that added to dTable, for some rows of it.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="firstToken">The first row of the table.</param>
    /// <param name="endToken">The row after the last.</param>
    /// <param name="dRows">The gradients of all rows, of the same length.</param>
    /// <param name="dTable">The gradient of the table.</param>
    /// <param name="stride">The length of a row, a multiple of 16.</param>
    /// <param name="paddingIndex">The token whose gradient is zero, or a negative number.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dTable"/> holds.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void AddRows<TSimd>(
        int firstToken, int endToken, ref readonly float dRows, ref float dTable, int stride, int paddingIndex,
        bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int token = firstToken; token < endToken; token++)
        {
            if (!accumulate)
                Row(ref dTable, token, stride).Clear();
            if (token == paddingIndex)
                continue;
            nint place = (nint)token * stride;
            AddRow<TSimd>(
                ref Unsafe.Add(ref Unsafe.AsRef(in dRows), place), ref Unsafe.Add(ref dTable, place), (nuint)stride);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void GatherRows<TSimd>(
        int rows, int vocabulary, ref readonly float tokens, ref readonly float table, ref float output, int stride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int row = 0; row < rows; row++)
        {
            int token = TokenAt(in tokens, row);
            if ((uint)token >= (uint)vocabulary)
                token = 0;
            ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in table), (nint)token * stride);
            ref float to = ref Unsafe.Add(ref output, (nint)row * stride);
            for (nuint j = 0; j < (nuint)stride; j += (nuint)TSimd.Count)
                TSimd.Store(TSimd.Load(in from, j), ref to, j);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddTokens<TSimd>(
        int firstToken, int endToken, int rows, ref readonly float tokens, ref readonly float dOutput,
        ref float dTable, int stride, int paddingIndex)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int row = 0; row < rows; row++)
        {
            int token = TokenAt(in tokens, row);
            if (token < firstToken || token >= endToken || token == paddingIndex)
                continue;
            ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in dOutput), (nint)row * stride);
            AddRow<TSimd>(in from, ref Unsafe.Add(ref dTable, (nint)token * stride), (nuint)stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow<TSimd>(ref readonly float source, ref float sum, nuint stride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (nuint j = 0; j < stride; j += (nuint)TSimd.Count)
            TSimd.Store(TSimd.Load(in sum, j) + TSimd.Load(in source, j), ref sum, j);
    }

    // Read once, which a volatile read guarantees.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TokenAt(ref readonly float tokens, int index) =>
        Volatile.Read(ref Unsafe.Add(ref Unsafe.As<float, int>(ref Unsafe.AsRef(in tokens)), index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Span<float> Row(ref float matrix, int row, int stride) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref matrix, (nint)row * stride), stride);
}
