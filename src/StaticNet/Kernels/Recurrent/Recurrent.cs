using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: one direction of a recurrent layer, over all time steps of some sequences. Row (t, n) of all
/// that has a row for each step lies at t * rows + n. Around the states lies one block of rows more: before the first
/// step, or in reverse after the last, is the state from which the steps start.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
/// <typeparam name="TSteps">The kind of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Recurrent<TSimd, TSteps>
    where TSimd : unmanaged, ISimd<TSimd>
    where TSteps : struct, IRecurrentSteps
{
    /// <summary>The layer forward: the product of the inputs of all steps, then step by step.</summary>
    /// <param name="sizes">The sizes of the layer.</param>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="lengths">How many of each sequence count; empty where all do.</param>
    /// <param name="input">[steps x inputs].</param>
    /// <param name="inputStride">The distance of its rows.</param>
    /// <param name="weights">The tensors of the direction.</param>
    /// <param name="output">Receives [steps x units], or the state after the last step.</param>
    /// <param name="outputStride">The distance of its rows.</param>
    /// <param name="gates">Receives the gates for backward. Of a null reference, memory is borrowed.</param>
    /// <param name="hidden">Receives the hidden states for backward, where the output is a copy of them.</param>
    /// <param name="cell">Receives the cell states for backward, if there are any.</param>
    /// <param name="state">The states of the streams, which are advanced, or a null reference.</param>
    /// <param name="stateOffset">Where the direction's part of a state starts.</param>
    /// <param name="reverse">Whether the steps are taken from the last one to the first.</param>
    public static void Forward(
        in RecurrentSizes sizes, int rows, int time, ReadOnlySpan<int> lengths, ref float input, int inputStride,
        ref float weights, ref float output, int outputStride, ref float gates, ref float hidden, ref float cell,
        ref float state, int stateOffset, bool reverse = false)
    {
        bool borrows = Unsafe.IsNullRef(ref gates);
        int states = (sizes.CopiesHidden ? 1 : 0) + (TSteps.HasCell ? 1 : 0);
        long blocks = borrows ? (long)rows * (time + 1) : 0;
        ref float bias = ref Scratch.RentForLayer(
            sizes.WeightStride + blocks * (sizes.GatesStride + states * sizes.HiddenStride));
        if (borrows)
        {
            ref float block = ref Floats.At(ref bias, sizes.WeightStride);
            gates = ref Floats.At(ref block, rows * sizes.GatesStride);
            block = ref Floats.At(ref block, (int)blocks * sizes.GatesStride);
            hidden = ref Floats.At(ref block, rows * sizes.HiddenStride);
            if (sizes.CopiesHidden)
                block = ref Floats.At(ref block, (int)blocks * sizes.HiddenStride);
            cell = ref CellAt(ref block, rows * sizes.HiddenStride);
        }
        if (!sizes.CopiesHidden)
            hidden = ref output;
        InputProduct(in sizes, rows * time, ref input, inputStride, ref weights, ref bias, ref gates);
        ForwardSteps(
            in sizes, rows, time, lengths, ref weights, ref gates, ref hidden, ref cell, ref state, stateOffset,
            reverse);
        if (sizes.CopiesHidden)
            CopyHidden(in sizes, rows, time, ref hidden, ref output, outputStride, reverse);
    }

    /// <summary><c>gates = input * weightIh + biases</c>, of all time steps.</summary>
    /// <param name="sizes">The sizes of the layer.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="input">[rows x inputs].</param>
    /// <param name="inputStride">The distance of its rows.</param>
    /// <param name="weights">The tensors of the direction.</param>
    /// <param name="bias">Receives the sum of the biases.</param>
    /// <param name="gates">Receives [rows x gates].</param>
    public static void InputProduct(
        in RecurrentSizes sizes, int rows, ref float input, int inputStride, ref float weights, ref float bias,
        ref float gates)
    {
        if (sizes.HasBias)
            TSteps.AddBiases<TSimd>(in sizes, ref weights, ref bias);
        else
            bias = ref Unsafe.NullRef<float>();
        Tile<TSimd>.Dense(
            rows, sizes.WeightWidth, ref input, (nuint)inputStride, ref weights, (nuint)sizes.WeightStride,
            (nuint)sizes.Inputs, ref bias, ref gates, (nuint)sizes.GatesStride, default(Identity));
    }

    /// <summary>The layer after the product of the inputs, step by step.</summary>
    /// <param name="sizes">The sizes of the layer.</param>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="lengths">How many of each sequence count; empty where all do.</param>
    /// <param name="weights">The tensors of the direction.</param>
    /// <param name="gates">The product, [steps x gates], replaced by the gates.</param>
    /// <param name="hidden">Receives the hidden states.</param>
    /// <param name="cell">Receives the cell states, if there are any.</param>
    /// <param name="state">The states of the streams, which are advanced, or a null reference.</param>
    /// <param name="stateOffset">Where the direction's part of a state starts.</param>
    /// <param name="reverse">Whether the steps are taken from the last one to the first.</param>
    public static void ForwardSteps(
        in RecurrentSizes sizes, int rows, int time, ReadOnlySpan<int> lengths, ref float weights, ref float gates,
        ref float hidden, ref float cell, ref float state, int stateOffset, bool reverse = false)
    {
        int stride = sizes.HiddenStride, block = rows * stride;
        hidden = ref FirstBlock(ref hidden, block, reverse);
        cell = ref CellAt(ref cell, reverse ? -block : 0);
        int start = (reverse ? time : -1) * block;
        Recurrence.Load(
            rows, sizes.Units, ref state, stateOffset, sizes.StateStride, ref Floats.At(ref hidden, start), stride);
        if (TSteps.HasCell)
        {
            Recurrence.Load(
                rows, sizes.Units, ref state, stateOffset + stride, sizes.StateStride, ref Floats.At(ref cell, start),
                stride);
        }
        for (int step = 0; step < time; step++)
        {
            int now = reverse ? time - 1 - step : step;
            ref float gate = ref Floats.At(ref gates, now * rows * sizes.GatesStride);
            RecurrentStates before = At(ref hidden, ref cell, (reverse ? now + 1 : now - 1) * block);
            RecurrentStates after = At(ref hidden, ref cell, now * block);
            TSteps.Forward<TSimd>(in sizes, rows, ref weights, ref gate, before, after);
            if (!lengths.IsEmpty)
                CopyEnded(rows, lengths, now, before, after, stride);
        }
        int last = (reverse ? 0 : time - 1) * block;
        Recurrence.Store(
            rows, sizes.Units, ref Floats.At(ref hidden, last), stride, ref state, stateOffset, sizes.StateStride);
        if (TSteps.HasCell)
        {
            Recurrence.Store(
                rows, sizes.Units, ref Floats.At(ref cell, last), stride, ref state, stateOffset + stride,
                sizes.StateStride);
        }
    }

    /// <summary>The output of a layer that has its hidden states in memory of their own.</summary>
    /// <param name="sizes">The sizes of the layer.</param>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="hidden">The hidden states.</param>
    /// <param name="output">Receives them, or those after the last step.</param>
    /// <param name="outputStride">The distance of its rows.</param>
    /// <param name="reverse">Whether the last step is the first in time.</param>
    public static void CopyHidden(
        in RecurrentSizes sizes, int rows, int time, ref float hidden, ref float output, int outputStride,
        bool reverse = false)
    {
        int block = rows * sizes.HiddenStride;
        ref float source = ref FirstBlock(ref hidden, block, reverse);
        if (sizes.CopiesLast && !reverse)
            source = ref Floats.At(ref source, (time - 1) * block);
        Elementwise.Apply<TSimd, Identity>(
            ref source, (nuint)sizes.HiddenStride, ref output, (nuint)outputStride,
            sizes.CopiesLast ? rows : rows * time, sizes.Units, default(Identity));
    }

    // In reverse the block that lies before the first step holds that of the first step.
    private static ref float FirstBlock(ref float states, int block, bool reverse) =>
        ref Floats.At(ref states, reverse ? -block : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static RecurrentStates At(ref float hidden, ref float cell, int offset) =>
        new(ref Floats.At(ref hidden, offset), ref CellAt(ref cell, offset));

    // A null reference stays one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float CellAt(ref float cell, int offset) =>
        ref TSteps.HasCell ? ref Floats.At(ref cell, offset) : ref cell;

    private static void CopyEnded(
        int rows, ReadOnlySpan<int> lengths, int now, RecurrentStates from, RecurrentStates to, int stride)
    {
        Recurrence.CopyEnded(rows, lengths, now, ref from.Hidden, ref to.Hidden, stride);
        if (TSteps.HasCell)
            Recurrence.CopyEnded(rows, lengths, now, ref from.Cell, ref to.Cell, stride);
    }
}
