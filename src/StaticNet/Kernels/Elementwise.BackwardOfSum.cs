using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class Elementwise
{
    /// <summary>
    /// <c>gradient[r, c] = (gradient[r, c] + addend[r, c]) * activation'(saved[r, c])</c>: the last addition to the
    /// gradient of an activation's output makes it that of the input.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="addend">[rows x columns].</param>
    /// <param name="addendStride">The distance between its rows, in floats.</param>
    /// <param name="saved">
    /// [rows x columns]: the outputs or the inputs, as <see cref="IActivation.DerivativeFromOutput"/> says.
    /// </param>
    /// <param name="savedStride">The distance between its rows, in floats.</param>
    /// <param name="gradient">[rows x columns].</param>
    /// <param name="gradientStride">The distance between its rows, in floats.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="activation">The activation.</param>
    public static void BackwardOfSum<TSimd, TActivation>(
        ref readonly float addend,
        nuint addendStride,
        ref readonly float saved,
        nuint savedStride,
        ref float gradient,
        nuint gradientStride,
        int rows,
        int columns,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        nuint width = (nuint)columns;
        nuint height = (nuint)rows;
        if (addendStride == width && savedStride == width && gradientStride == width)
            (width, height) = (width * height, 1);
        for (nuint row = 0; row < height; row++)
        {
            ref float more = ref Unsafe.Add(ref Unsafe.AsRef(in addend), row * addendStride);
            ref float at = ref Unsafe.Add(ref Unsafe.AsRef(in saved), row * savedStride);
            ref float sum = ref Unsafe.Add(ref gradient, row * gradientStride);
            BackwardOfSumRow<TSimd, TActivation>(ref more, ref at, ref sum, width, activation);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void BackwardOfSumRow<TSimd, TActivation>(
        ref float addend, ref float saved, ref float gradient, nuint count, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        nuint i = 0;
        for (; i + (nuint)TSimd.Count <= count; i += (nuint)TSimd.Count)
        {
            TSimd derivative = activation.Derivative(TSimd.Load(in saved, i));
            TSimd sum = TSimd.Load(in gradient, i) + TSimd.Load(in addend, i);
            TSimd.Store(TSimd.FlushSubnormals(sum * derivative), ref gradient, i);
        }
        if (i < count)
        {
            TSimd derivative = activation.Derivative(Partial.Load<TSimd>(in saved, i, count, 0));
            TSimd sum = Partial.Load<TSimd>(in gradient, i, count, 0) + Partial.Load<TSimd>(in addend, i, count, 0);
            Partial.Store(TSimd.FlushSubnormals(sum * derivative), ref gradient, i, count);
        }
    }
}
