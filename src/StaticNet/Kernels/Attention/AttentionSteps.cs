using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: causal attention step by step. The keys and values of earlier steps lie in the state; a step
/// adds its own and reads as many as there are. Keys lie value by value, [heads x head size, steps], so that the
/// products of a query with all of them are sums of vectors.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AttentionSteps
{
    /// <summary>The floats that a call needs for itself.</summary>
    /// <param name="cache">The cache.</param>
    /// <param name="layer">The layer's number among those that keep steps.</param>
    /// <param name="headStride">The length of a head's part of a row.</param>
    public static int ScratchFloats(StepCache cache, int layer, int headStride) => headStride + cache.Slots(layer);

    /// <summary>Computes the results of the next steps of some streams, and keeps their keys and values.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="operands">Where everything lies; queries and keys are those of the next steps.</param>
    /// <param name="cache">The streams' earlier steps.</param>
    /// <param name="layer">The layer's number among those that keep steps.</param>
    public static void Run<TSimd>(in AttentionOperands operands, StepCache cache, int layer)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int slots = cache.Slots(layer);
        for (int stream = 0; stream < operands.Sequences; stream++)
        {
            ref float keys = ref cache.Of(stream, layer);
            for (int step = 0; step < operands.Queries; step++)
            {
                int position = cache.Position(stream) + step;
                int slot = operands.Window > 0 ? position % operands.Window : position;
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slot, slots);
                int count = operands.Window > 0 ? Math.Min(position, operands.Window - 1) + 1 : position + 1;
                Keep(in operands, stream, step, ref keys, slots, slot);
                for (int head = 0; head < operands.Heads; head++)
                    Attend<TSimd>(in operands, stream, step, head, ref keys, slots, count);
            }
        }
    }

    /// <summary>
    /// The steps that memory for so many has, whole vectors; a column of keys does not fall into few sets of the
    /// caches.
    /// </summary>
    internal static int SlotsOf(int steps)
    {
        int slots = Lanes.Whole(steps);
        return slots % 256 == 0 ? slots + 16 : slots;
    }

    // A key becomes a column, a value a row after all keys.
    private static void Keep(
        in AttentionOperands operands, int stream, int step, ref float keys, int slots, int slot)
    {
        int width = (int)operands.OutputStride;
        nuint row = ((nuint)stream * operands.KeySequence + (nuint)step * operands.KeyStep) * operands.KeyStride;
        ref float key = ref Unsafe.Add(ref operands.Key, row);
        for (int i = 0; i < width; i++)
            Unsafe.Add(ref keys, (nint)i * slots + slot) = Unsafe.Add(ref key, i);
        ref float kept = ref Unsafe.Add(ref keys, (nint)width * (slots + slot));
        MemoryMarshal.CreateReadOnlySpan(in Unsafe.Add(ref operands.Value, row), width)
            .CopyTo(MemoryMarshal.CreateSpan(ref kept, width));
    }

    private static void Attend<TSimd>(
        in AttentionOperands operands, int stream, int step, int head, ref float keys, int slots, int count)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int width = (int)operands.OutputStride, offset = head * operands.HeadStride, columns = Lanes.Whole(count);
        nuint row = (nuint)stream * operands.QuerySequence + (nuint)step * operands.QueryStep;
        ref float query = ref operands.Scratch;
        ref float scores = ref Unsafe.Add(ref operands.Scratch, operands.HeadStride);
        AttentionRows<TSimd>.Gather(
            1, operands.HeadStride, ref Unsafe.Add(ref operands.Query, row * operands.QueryStride + (nuint)offset), 0,
            operands.Scale, ref query);
        Tile<TSimd>.Dense(
            1, columns, in query, 0, in Unsafe.Add(ref keys, (nint)offset * slots), (nuint)slots,
            (nuint)operands.HeadSize, in Unsafe.NullRef<float>(), ref scores, 0, default(Identity));
        // after the last key lies whatever is left of an earlier sequence
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref scores, count), columns - count).Fill(float.NegativeInfinity);
        float sum = AttentionRows<TSimd>.Exponentials(
            ref scores, columns, AttentionRows<TSimd>.Max(in scores, columns));
        ref float output = ref Unsafe.Add(ref operands.Output, row * operands.OutputStride + (nuint)offset);
        Tile<TSimd>.Dense(
            1, operands.HeadStride, in scores, 0, in Unsafe.Add(ref keys, (nint)width * slots + offset), (nuint)width,
            (nuint)count, in Unsafe.NullRef<float>(), ref output, 0, default(Identity));
        AttentionRows<TSimd>.Scale(operands.HeadStride, in output, 1 / sum, ref output);
    }
}
