using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: a loss of single values, as a struct. The loop over a row exists once and inlines it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IElementLoss
{
    /// <summary>The loss and its derivative with respect to <paramref name="y"/>, lane by lane.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="y">The predictions.</param>
    /// <param name="target">The targets.</param>
    /// <param name="derivative">The derivatives.</param>
    TSimd Evaluate<TSimd>(TSimd y, TSimd target, out TSimd derivative)
        where TSimd : unmanaged, ISimd<TSimd>;
}

/// <summary>For generated code: the sum of the losses of a row of values, and their gradients.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ElementLoss
{
    // Float lanes add up at most this many values before they are added to the total in double.
    private const int ChunkLength = 1024;

    /// <summary>The losses of one row and their gradient.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TLoss">The loss.</typeparam>
    /// <param name="y">[count]: the predictions.</param>
    /// <param name="target">[count]: the targets.</param>
    /// <param name="count">The number of values.</param>
    /// <param name="scale">What the gradient is multiplied by, such as one over the batch's number of values.</param>
    /// <param name="dY">[count]: receives the gradient, or is a null reference. It may be <paramref name="y"/>.</param>
    /// <param name="loss">The loss.</param>
    /// <returns>The sum of the losses, not scaled.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Row<TSimd, TLoss>(
        ref readonly float y, ref readonly float target, int count, float scale, ref float dY, TLoss loss)
        where TSimd : unmanaged, ISimd<TSimd>
        where TLoss : struct, IElementLoss
    {
        double total = 0;
        for (int start = 0; start < count; start += ChunkLength)
        {
            ref float gradients = ref Unsafe.IsNullRef(ref dY) ? ref dY : ref Unsafe.Add(ref dY, start);
            total += Chunk<TSimd, TLoss>(
                ref Unsafe.Add(ref Unsafe.AsRef(in y), start),
                ref Unsafe.Add(ref Unsafe.AsRef(in target), start),
                (nuint)Math.Min(ChunkLength, count - start),
                scale,
                ref gradients,
                loss);
        }
        return total;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Chunk<TSimd, TLoss>(
        ref float y, ref float target, nuint count, float scale, ref float dY, TLoss loss)
        where TSimd : unmanaged, ISimd<TSimd>
        where TLoss : struct, IElementLoss
    {
        bool wantsGradient = !Unsafe.IsNullRef(ref dY);
        TSimd factor = TSimd.Broadcast(scale);
        TSimd sum = TSimd.Zero;
        nuint whole = count - count % (nuint)TSimd.Count;
        for (nuint i = 0; i < whole; i += (nuint)TSimd.Count)
        {
            sum += loss.Evaluate(TSimd.Load(in y, i), TSimd.Load(in target, i), out TSimd derivative);
            if (wantsGradient)
                TSimd.Store(derivative * factor, ref dY, i);
        }
        double total = TSimd.Sum(sum);
        return whole < count ? total + Rest(ref y, ref target, whole, count, factor, ref dY, loss) : total;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Rest<TSimd, TLoss>(
        ref float y, ref float target, nuint start, nuint count, TSimd factor, ref float dY, TLoss loss)
        where TSimd : unmanaged, ISimd<TSimd>
        where TLoss : struct, IElementLoss
    {
        TSimd values = Partial.Load<TSimd>(in y, start, count, 0);
        TSimd targets = Partial.Load<TSimd>(in target, start, count, 0);
        TSimd losses = loss.Evaluate(values, targets, out TSimd derivative);
        if (!Unsafe.IsNullRef(ref dY))
            Partial.Store(derivative * factor, ref dY, start, count);
        return Partial.Sum(losses, count - start);
    }
}
