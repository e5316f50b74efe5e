using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: keeps subnormal numbers, those below 1.18e-38, out of what is computed. A processor takes many
/// times as long over each operation on one (a whole network 35 to 190 times), and .NET cannot tell it to take them as
/// zeros. So they become zeros here, on their way in.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Subnormals
{
    /// <summary>
    /// The values themselves if none is subnormal, as almost always; otherwise a copy with zeros in place of those, in
    /// memory of this thread.
    /// </summary>
    /// <param name="values">The first of the caller's values.</param>
    /// <param name="count">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Flush(ref float values, int count)
        => ref SubnormalSearch.Finds(in values, count) ? ref FlushedCopy(ref values, count) : ref values;

    /// <summary>Makes subnormal numbers zeros where they stand.</summary>
    /// <param name="values">The first of the values.</param>
    /// <param name="count">How many there are.</param>
    public static void FlushInPlace(ref float values, int count)
    {
        if (SubnormalSearch.Finds(in values, count))
            Copy(ref values, ref values, (nuint)count);
    }

    /// <summary>Makes subnormal numbers zeros where they stand.</summary>
    /// <param name="values">The values.</param>
    public static void FlushInPlace(Span<float> values)
        => FlushInPlace(ref MemoryMarshal.GetReference(values), values.Length);

    /// <summary>Whether there is a subnormal number among some values.</summary>
    /// <param name="values">The values.</param>
    public static bool Any(ReadOnlySpan<float> values)
        => SubnormalSearch.Finds(in MemoryMarshal.GetReference(values), values.Length);

    /// <summary>Whether there is a subnormal number among some values.</summary>
    /// <param name="values">The first of the values.</param>
    /// <param name="count">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(ref readonly float values, int count)
        => SubnormalSearch.Finds(in values, count);

    /// <summary>Copies values, with zeros in place of subnormal numbers.</summary>
    /// <param name="source">The values.</param>
    /// <param name="destination">Receives as many; it may be their own memory.</param>
    public static void Copy(ReadOnlySpan<float> source, Span<float> destination)
    {
        ref float to = ref MemoryMarshal.GetReference(destination[..source.Length]);
        Copy(ref MemoryMarshal.GetReference(source), ref to, (nuint)source.Length);
    }

    /// <summary>
    /// Stores a vector, with zeros in place of subnormal numbers: a branch that is almost never taken, so that whoever
    /// reads the vector next does not wait for the search.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="value">The vector.</param>
    /// <param name="destination">Where it goes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<TSimd>(TSimd value, ref float destination)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd.Store(value, ref destination, 0);
        if (TSimd.FoundSubnormals(TSimd.SeekSubnormals(TSimd.Zero, value)))
            TSimd.Store(TSimd.FlushSubnormals(value), ref destination, 0);
    }

    /// <summary>
    /// Does so with an LSTM's cell and its output, <c>o * tanh(c)</c> with <c>o</c> from 0 to 1: where the cell is
    /// subnormal, the output is small, so that most often it is enough to look at that.
    /// </summary>
    /// <param name="cell">The cell.</param>
    /// <param name="cellDestination">Where it goes.</param>
    /// <param name="output">The output.</param>
    /// <param name="outputDestination">Where it goes.</param>
    /// <typeparam name="TSimd">The vectors.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreCell<TSimd>(
        TSimd cell, ref float cellDestination, TSimd output, ref float outputDestination)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd.Store(cell, ref cellDestination, 0);
        TSimd.Store(output, ref outputDestination, 0);
        if (TSimd.AnyIsSmall(output)
            && TSimd.FoundSubnormals(TSimd.SeekSubnormals(TSimd.SeekSubnormals(TSimd.Zero, cell), output)))
        {
            TSimd.Store(TSimd.FlushSubnormals(cell), ref cellDestination, 0);
            TSimd.Store(TSimd.FlushSubnormals(output), ref outputDestination, 0);
        }
    }

    /// <summary>A copy of values with zeros in place of subnormal numbers, in memory of this thread.</summary>
    /// <param name="values">The first of the values.</param>
    /// <param name="count">How many there are.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ref float FlushedCopy(ref float values, int count)
    {
        ref float copy = ref Scratch.RentForInput(count);
        Copy(ref values, ref copy, (nuint)count);
        return ref copy;
    }

    private static void Copy(ref float source, ref float destination, nuint count)
    {
        if (Simd512.IsSupported && count >= 16)
            Copy<Simd512>(ref source, ref destination, count);
        else if (Simd256.IsSupported && count >= 8)
            Copy<Simd256>(ref source, ref destination, count);
        else if (Simd128.IsSupported && count >= 4)
            Copy<Simd128>(ref source, ref destination, count);
        else
            Copy<SimdScalar>(ref source, ref destination, count);
    }

    // The last vector may overlap the one before.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Copy<TSimd>(ref float source, ref float destination, nuint count)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint width = (nuint)TSimd.Count, i = 0;
        for (; i + width <= count; i += width)
            TSimd.Store(TSimd.FlushSubnormals(TSimd.Load(in source, i)), ref destination, i);
        if (i < count)
            TSimd.Store(TSimd.FlushSubnormals(TSimd.Load(in source, count - width)), ref destination, count - width);
    }
}
