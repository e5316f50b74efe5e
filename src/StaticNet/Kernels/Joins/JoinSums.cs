using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Gradients of a first operand that a join repeats, summed along the innermost axis of a walk. Columns that do not
/// fill a vector go one by one: any call, also of what reads a part of a vector, would keep the sums in memory.
/// </summary>
internal static class JoinSums<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary><c>target[c] = the sum over the rows</c>, or that added: the rows are repeated.</summary>
    public static void OverRows<TOperator>(
        JoinAxis rows, ref readonly JoinColumns columns, ref readonly JoinMemory memory, bool accumulate,
        TOperator operation)
        where TOperator : struct, IBinaryOperator
    {
        nuint whole = columns.Count - columns.Count % (nuint)TSimd.Count;
        OverRows(rows, 0, whole, columns.RepeatSecond, in memory, accumulate, operation);
        JoinSums<SimdScalar>.OverRows(
            rows, whole, columns.Count, columns.RepeatSecond, in memory, accumulate, operation);
    }

    /// <summary>
    /// <c>target = the sum over the columns</c>, or that added, row by row: the values of a row are one. Where the rows
    /// are repeated too, it is their sum.
    /// </summary>
    public static void OverColumns<TOperator>(
        JoinAxis rows, ref readonly JoinColumns columns, ref readonly JoinMemory memory, bool accumulate,
        TOperator operation)
        where TOperator : struct, IBinaryOperator
    {
        nuint whole = columns.Count - columns.Count % (nuint)TSimd.Count;
        if (whole > 0)
            OverColumns(rows, 0, whole, in memory, accumulate, operation);
        JoinSums<SimdScalar>.OverColumns(
            rows, whole, columns.Count, in memory, accumulate || whole > 0, operation);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void OverRows<TOperator>(
        JoinAxis rows, nuint column, nuint end, bool repeatsSecond, ref readonly JoinMemory memory, bool accumulate,
        TOperator operation)
        where TOperator : struct, IBinaryOperator
    {
        nuint width = (nuint)TSimd.Count;
        for (; column + 4 * width <= end; column += 4 * width)
        {
            TSimd sum0 = TSimd.Zero, sum1 = TSimd.Zero, sum2 = TSimd.Zero, sum3 = TSimd.Zero;
            ref float dOutput = ref memory.Output;
            ref float first = ref memory.First;
            ref float second = ref memory.Second;
            for (nuint row = rows.Size; row != 0; row--)
            {
                sum0 += Gradient(ref dOutput, ref first, repeatsSecond, ref second, column, operation);
                sum1 += Gradient(ref dOutput, ref first, repeatsSecond, ref second, column + width, operation);
                sum2 += Gradient(ref dOutput, ref first, repeatsSecond, ref second, column + 2 * width, operation);
                sum3 += Gradient(ref dOutput, ref first, repeatsSecond, ref second, column + 3 * width, operation);
                dOutput = ref Unsafe.Add(ref dOutput, rows.Steps.Output);
                first = ref Unsafe.Add(ref first, rows.Steps.First);
                second = ref Unsafe.Add(ref second, rows.Steps.Second);
            }

            Store(sum0, ref memory.Target, column, accumulate);
            Store(sum1, ref memory.Target, column + width, accumulate);
            Store(sum2, ref memory.Target, column + 2 * width, accumulate);
            Store(sum3, ref memory.Target, column + 3 * width, accumulate);
        }

        for (; column != end; column += width)
        {
            TSimd sum = TSimd.Zero;
            ref float dOutput = ref memory.Output;
            ref float first = ref memory.First;
            ref float second = ref memory.Second;
            for (nuint row = rows.Size; row != 0; row--)
            {
                sum += Gradient(ref dOutput, ref first, repeatsSecond, ref second, column, operation);
                dOutput = ref Unsafe.Add(ref dOutput, rows.Steps.Output);
                first = ref Unsafe.Add(ref first, rows.Steps.First);
                second = ref Unsafe.Add(ref second, rows.Steps.Second);
            }

            Store(sum, ref memory.Target, column, accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void OverColumns<TOperator>(
        JoinAxis rows, nuint start, nuint end, ref readonly JoinMemory memory, bool accumulate, TOperator operation)
        where TOperator : struct, IBinaryOperator
    {
        ref float dOutput = ref memory.Output;
        ref float first = ref memory.First;
        ref float second = ref memory.Second;
        ref float target = ref memory.Target;
        for (nuint row = rows.Size; row != 0; row--)
        {
            TSimd sum = TSimd.Zero;
            for (nuint column = start; column != end; column += (nuint)TSimd.Count)
                sum += JoinRows<TSimd>.Gradient(ref dOutput, true, ref first, false, ref second, column, operation);
            JoinSums<SimdScalar>.Store(SimdScalar.Broadcast(TSimd.Sum(sum)), ref target, 0, accumulate);
            dOutput = ref Unsafe.Add(ref dOutput, rows.Steps.Output);
            first = ref Unsafe.Add(ref first, rows.Steps.First);
            second = ref Unsafe.Add(ref second, rows.Steps.Second);
            target = ref Unsafe.Add(ref target, rows.Steps.Target);
            accumulate |= rows.Steps.Target == 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Gradient<TOperator>(
        ref float dOutput, ref float first, bool repeatsSecond, ref float second, nuint column, TOperator operation)
        where TOperator : struct, IBinaryOperator
        => JoinRows<TSimd>.Gradient(ref dOutput, false, ref first, repeatsSecond, ref second, column, operation);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store(TSimd sum, ref float target, nuint column, bool accumulate)
    {
        if (accumulate)
            sum += TSimd.Load(in target, column);
        TSimd.Store(TSimd.FlushSubnormals(sum), ref target, column);
    }
}
