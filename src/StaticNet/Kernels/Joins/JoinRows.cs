using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Joins along the innermost axis of a walk: rows of columns.</summary>
internal static class JoinRows<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Whether rows have so few values that they are faster one by one than as part of a vector.</summary>
    public static bool AreShort(nuint columns) => columns * 4 <= (nuint)TSimd.Count;

    /// <summary><c>output = first op second</c>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TOperator>(
        JoinAxis rows, ref readonly JoinColumns columns, ref readonly JoinMemory memory, TOperator operation)
        where TOperator : struct, IBinaryOperator
    {
        ref float first = ref memory.First;
        ref float second = ref memory.Second;
        ref float output = ref memory.Output;
        (bool repeatsFirst, bool repeatsSecond) = (columns.RepeatFirst, columns.RepeatSecond);
        nuint count = columns.Count, whole = count - count % (nuint)TSimd.Count;
        for (nuint row = rows.Size; row != 0; row--)
        {
            for (nuint i = 0; i != whole; i += (nuint)TSimd.Count)
            {
                TSimd value = operation.Apply(
                    Whole(repeatsFirst, ref first, i), Whole(repeatsSecond, ref second, i));
                TSimd.Store(TSimd.FlushSubnormals(value), ref output, i);
            }

            if (whole != count)
            {
                TSimd value = operation.Apply(
                    End(repeatsFirst, ref first, whole, count), End(repeatsSecond, ref second, whole, count));
                Partial.Store(TSimd.FlushSubnormals(value), ref output, whole, count);
            }

            first = ref Unsafe.Add(ref first, rows.Steps.First);
            second = ref Unsafe.Add(ref second, rows.Steps.Second);
            output = ref Unsafe.Add(ref output, rows.Steps.Output);
        }
    }

    /// <summary><c>target = the gradient of first</c>, or that added; first has a value for each column.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Gradient<TOperator>(
        JoinAxis rows, ref readonly JoinColumns columns, ref readonly JoinMemory memory, bool accumulate,
        TOperator operation)
        where TOperator : struct, IBinaryOperator
    {
        ref float dOutput = ref memory.Output;
        ref float first = ref memory.First;
        ref float second = ref memory.Second;
        ref float target = ref memory.Target;
        bool repeatsSecond = columns.RepeatSecond;
        nuint count = columns.Count, whole = count - count % (nuint)TSimd.Count;
        for (nuint row = rows.Size; row != 0; row--)
        {
            for (nuint i = 0; i != whole; i += (nuint)TSimd.Count)
            {
                TSimd gradient = Gradient(ref dOutput, false, ref first, repeatsSecond, ref second, i, operation);
                if (accumulate)
                    gradient += TSimd.Load(in target, i);
                TSimd.Store(TSimd.FlushSubnormals(gradient), ref target, i);
            }

            if (whole != count)
            {
                TSimd gradient = EndGradient(
                    ref dOutput, ref first, repeatsSecond, ref second, whole, count, operation);
                if (accumulate)
                    gradient += Partial.Load<TSimd>(in target, whole, count, 0);
                Partial.Store(TSimd.FlushSubnormals(gradient), ref target, whole, count);
            }

            dOutput = ref Unsafe.Add(ref dOutput, rows.Steps.Output);
            first = ref Unsafe.Add(ref first, rows.Steps.First);
            second = ref Unsafe.Add(ref second, rows.Steps.Second);
            target = ref Unsafe.Add(ref target, rows.Steps.Target);
        }
    }

    /// <summary>The gradient of the first operand at whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TSimd Gradient<TOperator>(
        ref float dOutput, bool repeatsFirst, ref float first, bool repeatsSecond, ref float second, nuint column,
        TOperator operation)
        where TOperator : struct, IBinaryOperator
    {
        TSimd gradient = TSimd.Load(in dOutput, column);
        return TOperator.GradientsReadOperands
            ? operation.FirstGradient(
                gradient, Whole(repeatsFirst, ref first, column), Whole(repeatsSecond, ref second, column))
            : operation.FirstGradient(gradient, TSimd.Zero, TSimd.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd EndGradient<TOperator>(
        ref float dOutput, ref float first, bool repeatsSecond, ref float second, nuint column, nuint count,
        TOperator operation)
        where TOperator : struct, IBinaryOperator
    {
        TSimd gradient = Partial.Load<TSimd>(in dOutput, column, count, 0);
        return TOperator.GradientsReadOperands
            ? operation.FirstGradient(
                gradient, End(false, ref first, column, count), End(repeatsSecond, ref second, column, count))
            : operation.FirstGradient(gradient, TSimd.Zero, TSimd.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Whole(bool repeats, ref float row, nuint column)
        => repeats ? TSimd.Broadcast(row) : TSimd.Load(in row, column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd End(bool repeats, ref float row, nuint column, nuint count)
        => repeats ? TSimd.Broadcast(row) : Partial.Load<TSimd>(in row, column, count, 0);
}
