using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class Join
{
    /// <summary>
    /// <c>dFirst = the sum of dOutput * d op / d first over the axes along which first is repeated</c>, or that added
    /// to dFirst; in place where dFirst is dOutput and of its shape.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TOperator">The operator.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="shape">The shapes of the operands.</param>
    /// <param name="dOutput">The gradient of the result.</param>
    /// <param name="dOutputStride">The distance of its positions, in floats.</param>
    /// <param name="first">The first operand; a null reference where the gradients do not read it.</param>
    /// <param name="firstStride">The distance of its positions, in floats.</param>
    /// <param name="second">The second operand; a null reference where the gradients do not read it.</param>
    /// <param name="secondStride">The distance of its positions, in floats.</param>
    /// <param name="dFirst">The gradient of the first operand.</param>
    /// <param name="dFirstStride">The distance of its positions, in floats.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dFirst"/> holds.</param>
    /// <param name="operation">The operator.</param>
    public static void FirstGradient<TSimd, TOperator>(
        int samples, JoinShape shape, ref readonly float dOutput, nuint dOutputStride,
        ref readonly float first, nuint firstStride, ref readonly float second, nuint secondStride,
        ref float dFirst, nuint dFirstStride, bool accumulate, TOperator operation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TOperator : struct, IBinaryOperator
    {
        bool reads = TOperator.GradientsReadOperands;
        JoinWalk walk = new(
            stackalloc JoinAxis[JoinWalk.MaxAxes], samples, shape,
            new(dOutputStride, reads ? firstStride : 0, reads ? secondStride : 0, dFirstStride));
        JoinMemory memory = new()
        {
            Output = ref Unsafe.AsRef(in dOutput),
            First = ref Unsafe.AsRef(in first),
            Second = ref Unsafe.AsRef(in second),
            Target = ref dFirst,
        };
        if (JoinRows<TSimd>.AreShort(walk.Columns.Count))
            Gradient<SimdScalar, TOperator>(walk.Axes, walk.Columns, memory, accumulate, operation);
        else
            Gradient<TSimd, TOperator>(walk.Axes, walk.Columns, memory, accumulate, operation);
    }

    /// <summary>Does so for an operator whose gradients do not depend on the operands.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TOperator">The operator.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="shape">The shapes of the operands.</param>
    /// <param name="dOutput">The gradient of the result.</param>
    /// <param name="dOutputStride">The distance of its positions, in floats.</param>
    /// <param name="dFirst">The gradient of the first operand.</param>
    /// <param name="dFirstStride">The distance of its positions, in floats.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dFirst"/> holds.</param>
    /// <param name="operation">The operator.</param>
    /// <exception cref="InvalidOperationException">The operator's gradients depend on the operands.</exception>
    public static void FirstGradient<TSimd, TOperator>(
        int samples, JoinShape shape, ref readonly float dOutput, nuint dOutputStride,
        ref float dFirst, nuint dFirstStride, bool accumulate, TOperator operation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TOperator : struct, IBinaryOperator
    {
        if (TOperator.GradientsReadOperands)
            throw new InvalidOperationException($"The gradients of {typeof(TOperator).Name} depend on its operands.");
        FirstGradient<TSimd, TOperator>(
            samples, shape, in dOutput, dOutputStride, in Unsafe.NullRef<float>(), 0, in Unsafe.NullRef<float>(), 0,
            ref dFirst, dFirstStride, accumulate, operation);
    }

    /// <summary>
    /// <c>dSecond = the sum of dOutput * d op / d second over the axes along which second is repeated</c>, or that
    /// added to dSecond; in place where dSecond is dOutput and of its shape.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TOperator">The operator.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="shape">The shapes of the operands.</param>
    /// <param name="dOutput">The gradient of the result.</param>
    /// <param name="dOutputStride">The distance of its positions, in floats.</param>
    /// <param name="first">The first operand; a null reference where the gradients do not read it.</param>
    /// <param name="firstStride">The distance of its positions, in floats.</param>
    /// <param name="second">The second operand; a null reference where the gradients do not read it.</param>
    /// <param name="secondStride">The distance of its positions, in floats.</param>
    /// <param name="dSecond">The gradient of the second operand.</param>
    /// <param name="dSecondStride">The distance of its positions, in floats.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dSecond"/> holds.</param>
    /// <param name="operation">The operator.</param>
    public static void SecondGradient<TSimd, TOperator>(
        int samples, JoinShape shape, ref readonly float dOutput, nuint dOutputStride,
        ref readonly float first, nuint firstStride, ref readonly float second, nuint secondStride,
        ref float dSecond, nuint dSecondStride, bool accumulate, TOperator operation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TOperator : struct, IBinaryOperator
        => FirstGradient<TSimd, Swapped<TOperator>>(
            samples, shape.Exchanged, in dOutput, dOutputStride, in second, secondStride, in first, firstStride,
            ref dSecond, dSecondStride, accumulate, new(operation));

    /// <summary>Does so for an operator whose gradients do not depend on the operands.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TOperator">The operator.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="shape">The shapes of the operands.</param>
    /// <param name="dOutput">The gradient of the result.</param>
    /// <param name="dOutputStride">The distance of its positions, in floats.</param>
    /// <param name="dSecond">The gradient of the second operand.</param>
    /// <param name="dSecondStride">The distance of its positions, in floats.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dSecond"/> holds.</param>
    /// <param name="operation">The operator.</param>
    /// <exception cref="InvalidOperationException">The operator's gradients depend on the operands.</exception>
    public static void SecondGradient<TSimd, TOperator>(
        int samples, JoinShape shape, ref readonly float dOutput, nuint dOutputStride,
        ref float dSecond, nuint dSecondStride, bool accumulate, TOperator operation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TOperator : struct, IBinaryOperator
        => FirstGradient<TSimd, Swapped<TOperator>>(
            samples, shape.Exchanged, in dOutput, dOutputStride, ref dSecond, dSecondStride, accumulate,
            new(operation));

    // Where the gradient stays in place along an axis, it is added to from the second neighbour on.
    private static void Gradient<TSimd, TOperator>(
        ReadOnlySpan<JoinAxis> axes, JoinColumns columns, JoinMemory memory, bool accumulate,
        TOperator operation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TOperator : struct, IBinaryOperator
    {
        JoinAxis axis = axes[^1];
        if (axes.Length > 1)
        {
            for (nuint i = 0; i < axis.Size; i++)
            {
                Gradient<TSimd, TOperator>(axes[..^1], columns, memory, accumulate, operation);
                memory.Advance(axis.Steps);
                accumulate |= axis.Steps.Target == 0;
            }
        }
        else if (columns.RepeatFirst)
            JoinSums<TSimd>.OverColumns(axis, in columns, in memory, accumulate, operation);
        else if (axis.Steps.Target == 0 && axis.Size > 1)
            JoinSums<TSimd>.OverRows(axis, in columns, in memory, accumulate, operation);
        else
            JoinRows<TSimd>.Gradient(axis, in columns, in memory, accumulate, operation);
    }
}
