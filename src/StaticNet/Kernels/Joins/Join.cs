using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: two values of a batch joined by a <see cref="IBinaryOperator"/>, and the gradients of both.
/// Nothing beyond a row's columns is touched, and what is computed has zeros in place of subnormal numbers.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Join
{
    /// <summary><c>output[r, c] = first[r, c] op second[r, c]</c>; in place where the output is an operand.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TOperator">The operator.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="first">[rows x columns].</param>
    /// <param name="firstStride">The distance of its rows, in floats.</param>
    /// <param name="second">[rows x columns].</param>
    /// <param name="secondStride">The distance of its rows, in floats.</param>
    /// <param name="output">[rows x columns].</param>
    /// <param name="outputStride">The distance of its rows, in floats.</param>
    /// <param name="operation">The operator.</param>
    public static void Apply<TSimd, TOperator>(
        int rows, int columns, ref readonly float first, nuint firstStride, ref readonly float second,
        nuint secondStride, ref float output, nuint outputStride, TOperator operation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TOperator : struct, IBinaryOperator
    {
        nuint width = (nuint)columns, height = (nuint)rows;
        if (firstStride == width && secondStride == width && outputStride == width)
            (width, height) = (width * height, 1);
        JoinMemory memory = new()
        {
            Output = ref output,
            First = ref Unsafe.AsRef(in first),
            Second = ref Unsafe.AsRef(in second),
        };
        JoinAxis axis = new(height, new JoinSteps(outputStride, firstStride, secondStride, 0));
        JoinColumns all = new(width, false, false);
        if (JoinRows<TSimd>.AreShort(width))
            JoinRows<SimdScalar>.Apply(axis, in all, in memory, operation);
        else
            JoinRows<TSimd>.Apply(axis, in all, in memory, operation);
    }

    /// <summary>
    /// <c>output[n, ..., c] = first[n, ..., c] op second[n, ..., c]</c>, where axes of size 1 are repeated; in place
    /// where the output is an operand of its shape.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TOperator">The operator.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="shape">The shapes of the operands.</param>
    /// <param name="first">The first operand, [samples x positions x channels].</param>
    /// <param name="firstStride">The distance of its positions, in floats.</param>
    /// <param name="second">The second operand, [samples x positions x channels].</param>
    /// <param name="secondStride">The distance of its positions, in floats.</param>
    /// <param name="output">The result, of the larger size along each axis.</param>
    /// <param name="outputStride">The distance of its positions, in floats.</param>
    /// <param name="operation">The operator.</param>
    public static void Apply<TSimd, TOperator>(
        int samples, JoinShape shape, ref readonly float first, nuint firstStride, ref readonly float second,
        nuint secondStride, ref float output, nuint outputStride, TOperator operation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TOperator : struct, IBinaryOperator
    {
        JoinWalk walk = new(
            stackalloc JoinAxis[JoinWalk.MaxAxes], samples, shape, new(outputStride, firstStride, secondStride, 0));
        JoinMemory memory = new()
        {
            Output = ref output,
            First = ref Unsafe.AsRef(in first),
            Second = ref Unsafe.AsRef(in second),
        };
        if (JoinRows<TSimd>.AreShort(walk.Columns.Count))
            Apply<SimdScalar, TOperator>(walk.Axes, walk.Columns, memory, operation);
        else
            Apply<TSimd, TOperator>(walk.Axes, walk.Columns, memory, operation);
    }

    private static void Apply<TSimd, TOperator>(
        ReadOnlySpan<JoinAxis> axes, JoinColumns columns, JoinMemory memory, TOperator operation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TOperator : struct, IBinaryOperator
    {
        JoinAxis axis = axes[^1];
        if (axes.Length == 1)
        {
            JoinRows<TSimd>.Apply(axis, in columns, in memory, operation);
            return;
        }

        for (nuint i = 0; i < axis.Size; i++)
        {
            Apply<TSimd, TOperator>(axes[..^1], columns, memory, operation);
            memory.Advance(axis.Steps);
        }
    }
}
