using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class Elementwise
{
    /// <summary>
    /// <c>dInput[r, c] = dOutput[r, c] * activation'(saved[r, c])</c>; in place where dInput is one of the others.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="dOutput">[rows x columns].</param>
    /// <param name="dOutputStride">The distance between its rows, in floats.</param>
    /// <param name="saved">
    /// [rows x columns]: the outputs or the inputs, as <see cref="IActivation.DerivativeFromOutput"/> says.
    /// </param>
    /// <param name="savedStride">The distance between its rows, in floats.</param>
    /// <param name="dInput">[rows x columns].</param>
    /// <param name="dInputStride">The distance between its rows, in floats.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="activation">The activation.</param>
    public static void Backward<TSimd, TActivation>(
        ref readonly float dOutput,
        nuint dOutputStride,
        ref readonly float saved,
        nuint savedStride,
        ref float dInput,
        nuint dInputStride,
        int rows,
        int columns,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
        => Backward<TSimd, TActivation, Overwriting>(
            in dOutput, dOutputStride, in saved, savedStride, ref dInput, dInputStride, rows, columns, activation);

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
        => Backward<TSimd, TActivation, Adding>(
            in addend, addendStride, in saved, savedStride, ref gradient, gradientStride, rows, columns, activation);

    private static void Backward<TSimd, TActivation, TAccumulation>(
        ref readonly float dOutput,
        nuint dOutputStride,
        ref readonly float saved,
        nuint savedStride,
        ref float dInput,
        nuint dInputStride,
        int rows,
        int columns,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
        where TAccumulation : struct, IAccumulation
    {
        nuint width = (nuint)columns;
        nuint height = (nuint)rows;
        if (dOutputStride == width && savedStride == width && dInputStride == width)
            (width, height) = (width * height, 1);
        for (nuint row = 0; row < height; row++)
        {
            ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in dOutput), row * dOutputStride);
            ref float at = ref Unsafe.Add(ref Unsafe.AsRef(in saved), row * savedStride);
            ref float to = ref Unsafe.Add(ref dInput, row * dInputStride);
            BackwardRow<TSimd, TActivation, TAccumulation>(ref from, ref at, ref to, width, activation);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void BackwardRow<TSimd, TActivation, TAccumulation>(
        ref float dOutput, ref float saved, ref float dInput, nuint count, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
        where TAccumulation : struct, IAccumulation
    {
        nuint i = 0;
        for (; i + (nuint)TSimd.Count <= count; i += (nuint)TSimd.Count)
        {
            BackwardVector<TSimd, TActivation, TAccumulation, WholeVector>(
                i, count, ref dOutput, ref saved, ref dInput, activation);
        }
        if (i < count)
        {
            BackwardVector<TSimd, TActivation, TAccumulation, EndOfRow>(
                i, count, ref dOutput, ref saved, ref dInput, activation);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void BackwardVector<TSimd, TActivation, TAccumulation, TExtent>(
        nuint i, nuint count, ref float dOutput, ref float saved, ref float dInput, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
        where TAccumulation : struct, IAccumulation
        where TExtent : IExtent
    {
        TSimd derivative = activation.Derivative(TExtent.Load<TSimd>(in saved, i, count, 0));
        TSimd gradient = TExtent.Load<TSimd>(in dOutput, i, count, 0);
        if (TAccumulation.Adds)
            gradient = TExtent.Load<TSimd>(in dInput, i, count, 0) + gradient;
        TExtent.Store(TSimd.FlushSubnormals(gradient * derivative), ref dInput, i, count);
    }
}
