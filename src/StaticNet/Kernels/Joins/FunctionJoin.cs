using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: three or four values of the same shape joined by a <see cref="IJoinFunction"/>, and the gradients
/// of each. Nothing beyond a row's columns is touched, and what is computed has zeros in place of subnormal numbers.
/// </summary>
/// <param name="rows">The number of rows.</param>
/// <param name="columns">The number of columns.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FunctionJoin(int rows, int columns)
{
    private readonly nuint _rows = (nuint)rows;
    private readonly nuint _columns = (nuint)columns;

    /// <summary><c>output[r, c] = f(first[r, c], second[r, c], ...)</c>; in place where the output is an operand.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TFunction">The function.</typeparam>
    /// <param name="operands">The operands.</param>
    /// <param name="output">[rows x columns].</param>
    /// <param name="outputStride">The distance of its rows, in floats.</param>
    /// <param name="function">The function.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Apply<TSimd, TFunction>(
        JoinOperands operands, ref float output, nuint outputStride, TFunction function)
        where TSimd : unmanaged, ISimd<TSimd>
        where TFunction : struct, IJoinFunction
    {
        for (nuint row = 0; row < _rows; row++)
        {
            ref float to = ref Unsafe.Add(ref output, row * outputStride);
            for (nuint i = 0; i < _columns; i += (nuint)TSimd.Count)
            {
                TSimd value = function.Apply(
                    operands.First.Load<TSimd>(row, i, _columns), operands.Second.Load<TSimd>(row, i, _columns),
                    operands.Third.Load<TSimd>(row, i, _columns), operands.Fourth.Load<TSimd>(row, i, _columns));
                Partial.Store(TSimd.FlushSubnormals(value), ref to, i, _columns);
            }
        }
    }

    /// <summary><c>target = the gradient of an operand</c>, or that added.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TFunction">The function.</typeparam>
    /// <param name="operand">Which operand, from 0 on.</param>
    /// <param name="dOutput">[rows x columns].</param>
    /// <param name="operands">The operands.</param>
    /// <param name="target">[rows x columns].</param>
    /// <param name="targetStride">The distance of its rows, in floats.</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    /// <param name="function">The function.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Gradient<TSimd, TFunction>(
        int operand, JoinOperand dOutput, JoinOperands operands, ref float target, nuint targetStride,
        bool accumulate, TFunction function)
        where TSimd : unmanaged, ISimd<TSimd>
        where TFunction : struct, IJoinFunction
    {
        for (nuint row = 0; row < _rows; row++)
        {
            ref float to = ref Unsafe.Add(ref target, row * targetStride);
            for (nuint i = 0; i < _columns; i += (nuint)TSimd.Count)
            {
                TSimd value = function.Gradient(
                    operand, dOutput.Load<TSimd>(row, i, _columns), operands.First.Load<TSimd>(row, i, _columns),
                    operands.Second.Load<TSimd>(row, i, _columns), operands.Third.Load<TSimd>(row, i, _columns),
                    operands.Fourth.Load<TSimd>(row, i, _columns));
                if (accumulate)
                    value += Partial.Load<TSimd>(in to, i, _columns, 0);
                Partial.Store(TSimd.FlushSubnormals(value), ref to, i, _columns);
            }
        }
    }
}
