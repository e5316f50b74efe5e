using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <content>The backward pass.</content>
public static partial class Recurrent<TSimd, TSteps>
{
    /// <summary>
    /// The layer backward: from the last step to the first the gradients of the pre-activations, then the input's of
    /// all steps.
    /// </summary>
    /// <param name="sizes">The sizes of the layer.</param>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="lengths">How many of each sequence count; empty where all do.</param>
    /// <param name="dOutput">The gradient of the output.</param>
    /// <param name="dOutputStride">The distance of its rows.</param>
    /// <param name="transposedWeight">The transposed weights of the inputs, then those of the state.</param>
    /// <param name="gates">What forward left, replaced by the gradients of the pre-activations.</param>
    /// <param name="hidden">The hidden states that forward left.</param>
    /// <param name="cell">The cell states that forward left, if there are any.</param>
    /// <param name="dState">The gradient of the state after the last step, or a null reference.</param>
    /// <param name="dStateIn">Receives that of the state before the first step, unless it is a null reference.</param>
    /// <param name="stateOffset">Where the direction's part of a state starts.</param>
    /// <param name="dInput">Receives the gradient of the input, unless it is a null reference.</param>
    /// <param name="dInputStride">The distance of its rows.</param>
    /// <param name="reverse">Whether it is the direction that adds its gradient, taken the other way around.</param>
    public static void Backward(
        in RecurrentSizes sizes, int rows, int time, ReadOnlySpan<int> lengths, ref float dOutput, int dOutputStride,
        ref float transposedWeight, ref float gates, ref float hidden, ref float cell, ref float dState,
        ref float dStateIn, int stateOffset, ref float dInput, int dInputStride, bool reverse = false)
    {
        BackwardSteps(
            in sizes, rows, time, lengths, ref dOutput, dOutputStride,
            ref Floats.At(ref transposedWeight, sizes.WeightWidth * dInputStride), ref gates, ref hidden, ref cell,
            ref dState, ref dStateIn, stateOffset, reverse);
        if (!Unsafe.IsNullRef(ref dInput))
        {
            InputGradient(
                in sizes, rows * time, ref gates, ref transposedWeight, ref dInput, dInputStride, adds: reverse);
        }
    }

    /// <summary><c>dInput = dGates * weightIh^T</c>, or that added to it.</summary>
    /// <param name="sizes">The sizes of the layer.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="gates">The gradients of the pre-activations, [rows x gates].</param>
    /// <param name="transposedWeight">The transposed weights of the inputs.</param>
    /// <param name="dInput">Receives [rows x inputs].</param>
    /// <param name="dInputStride">The distance of its rows.</param>
    /// <param name="adds">Whether it is added to what is there.</param>
    public static void InputGradient(
        in RecurrentSizes sizes, int rows, ref float gates, ref float transposedWeight, ref float dInput,
        int dInputStride, bool adds = false)
    {
        if (adds)
        {
            Tile<TSimd>.Add(
                rows, dInputStride, ref gates, (nuint)sizes.GatesStride, ref transposedWeight, (nuint)dInputStride,
                (nuint)sizes.WeightWidth, ref dInput, (nuint)dInputStride, ref dInput, (nuint)dInputStride,
                default(Identity));
            return;
        }
        Tile<TSimd>.Dense(
            rows, dInputStride, ref gates, (nuint)sizes.GatesStride, ref transposedWeight, (nuint)dInputStride,
            (nuint)sizes.WeightWidth, ref Unsafe.NullRef<float>(), ref dInput, (nuint)dInputStride, default(Identity));
    }

    /// <summary>From the last step to the first: the gradients of the pre-activations.</summary>
    /// <param name="sizes">The sizes of the layer.</param>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="lengths">How many of each sequence count; empty where all do.</param>
    /// <param name="dOutput">The gradient of the output.</param>
    /// <param name="dOutputStride">The distance of its rows.</param>
    /// <param name="weightHh">The transposed weight of the state.</param>
    /// <param name="gates">What forward left, replaced by the gradients of the pre-activations.</param>
    /// <param name="hidden">The hidden states that forward left.</param>
    /// <param name="cell">The cell states that forward left, if there are any.</param>
    /// <param name="dState">The gradient of the state after the last step, or a null reference.</param>
    /// <param name="dStateIn">Receives that of the state before the first step, unless it is a null reference.</param>
    /// <param name="stateOffset">Where the direction's part of a state starts.</param>
    /// <param name="reverse">Whether forward took the steps from the last one to the first.</param>
    public static void BackwardSteps(
        in RecurrentSizes sizes, int rows, int time, ReadOnlySpan<int> lengths, ref float dOutput, int dOutputStride,
        ref float weightHh, ref float gates, ref float hidden, ref float cell, ref float dState, ref float dStateIn,
        int stateOffset, bool reverse = false)
    {
        int stride = sizes.HiddenStride, block = rows * stride;
        hidden = ref FirstBlock(ref hidden, block, reverse);
        cell = ref CellAt(ref cell, reverse ? -block : 0);

        // the gradients of the states, what they were where a sequence has ended, and that of a step's output
        ref float memory = ref Scratch.RentForLayer(5L * block);
        RecurrentStates gradients = new(ref memory, ref Floats.At(ref memory, block));
        RecurrentStates ended = new(ref Floats.At(ref memory, 2 * block), ref Floats.At(ref memory, 3 * block));
        ref float dCopied = ref Floats.At(ref memory, 4 * block);
        LoadGradients(in sizes, rows, ref dState, stateOffset, gradients);
        if (sizes.CopiesHidden)
            Recurrence.Load(rows, sizes.Units, ref Unsafe.NullRef<float>(), 0, 0, ref dCopied, stride);
        if (sizes.CopiesLast)
            Recurrence.AddColumns(rows, sizes.Units, ref dOutput, dOutputStride, ref gradients.Hidden, stride);

        for (int step = 0; step < time; step++)
        {
            int now = reverse ? step : time - 1 - step;
            ref float gate = ref Floats.At(ref gates, now * rows * sizes.GatesStride);
            RecurrentStates before = At(ref hidden, ref cell, (reverse ? now + 1 : now - 1) * block);
            RecurrentStates after = At(ref hidden, ref cell, now * block);
            ref float dStep = ref Floats.At(ref dOutput, now * rows * dOutputStride);
            if (sizes is { CopiesHidden: true, CopiesLast: false })
            {
                Elementwise.Apply<TSimd, Identity>(
                    ref dStep, (nuint)dOutputStride, ref dCopied, (nuint)stride, rows, sizes.Units,
                    default(Identity));
            }
            if (sizes.CopiesHidden)
                dStep = ref dCopied;
            if (!lengths.IsEmpty)
                CopyEnded(rows, lengths, now, gradients, ended, stride);
            TSteps.Backward<TSimd>(
                in sizes, rows, ref weightHh, ref gate, ref dStep, sizes.CopiesHidden ? stride : dOutputStride,
                gradients, before, after);
            if (!lengths.IsEmpty)
            {
                Recurrence.ClearEnded(rows, lengths, now, ref gate, sizes.GatesStride);
                CopyEnded(rows, lengths, now, ended, gradients, stride);
            }
            TSteps.BackwardProduct<TSimd>(in sizes, rows, ref weightHh, ref gate, ref gradients.Hidden);
        }
        StoreGradients(in sizes, rows, gradients, ref dStateIn, stateOffset);
    }

    /// <summary>The gradients of the direction's tensors, for rows of both weights, one after the other.</summary>
    /// <param name="sizes">The sizes of the layer.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="input">[steps x inputs].</param>
    /// <param name="inputStride">The distance of its rows.</param>
    /// <param name="hidden">The hidden states that forward left.</param>
    /// <param name="gates">The gradients of the pre-activations.</param>
    /// <param name="gradients">Receives those of the tensors.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="gradients"/> holds.</param>
    /// <param name="reverse">Whether forward took the steps from the last one to the first.</param>
    public static void ParameterGradients(
        in RecurrentSizes sizes, int first, int end, int rows, int time, ref float input, int inputStride,
        ref float hidden, ref float gates, ref float gradients, bool accumulate, bool reverse = false)
    {
        InputGradients(
            in sizes, first, end, rows * time, ref input, inputStride, ref gates, ref gradients, accumulate);
        StateGradients(in sizes, first, end, rows, time, ref hidden, ref gates, ref gradients, accumulate, reverse);
    }

    /// <summary><c>dWeightIh = input^T * dGates</c>, for some of its rows.</summary>
    /// <param name="sizes">The sizes of the layer.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="input">[steps x inputs].</param>
    /// <param name="inputStride">The distance of its rows.</param>
    /// <param name="gates">The gradients of the pre-activations, [steps x gates].</param>
    /// <param name="gradients">Receives those of the tensors.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="gradients"/> holds.</param>
    public static void InputGradients(
        in RecurrentSizes sizes, int first, int end, int steps, ref float input, int inputStride, ref float gates,
        ref float gradients, bool accumulate)
        => Tile<TSimd>.WeightGradient(
            Math.Max(first, 0), Math.Min(end, sizes.Inputs), sizes.WeightWidth, ref input, (nuint)inputStride,
            ref gates, (nuint)sizes.GatesStride, (nuint)steps, ref gradients, (nuint)sizes.WeightStride, accumulate);

    /// <summary>Those of the weight of the state and of the biases, which have the rows after those.</summary>
    /// <param name="sizes">The sizes of the layer.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="hidden">The hidden states that forward left.</param>
    /// <param name="gates">The gradients of the pre-activations.</param>
    /// <param name="gradients">Receives those of the tensors.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="gradients"/> holds.</param>
    /// <param name="reverse">Whether forward took the steps from the last one to the first.</param>
    public static void StateGradients(
        in RecurrentSizes sizes, int first, int end, int rows, int time, ref float hidden, ref float gates,
        ref float gradients, bool accumulate, bool reverse = false)
    {
        int block = rows * sizes.HiddenStride;
        ref float hiddenBefore = ref Floats.At(ref hidden, reverse ? 0 : -block);
        TSteps.Gradients<TSimd>(
            in sizes, Math.Max(first - sizes.Inputs, 0), Math.Min(end - sizes.Inputs, sizes.Units), rows * time,
            ref hiddenBefore, ref gates, ref gradients, withBiases: sizes.HasBias && first <= 0 && end > 0, accumulate);
    }

    private static void LoadGradients(
        in RecurrentSizes sizes, int rows, ref float dState, int stateOffset, RecurrentStates gradients)
    {
        int stride = sizes.HiddenStride;
        Recurrence.Load(rows, sizes.Units, ref dState, stateOffset, sizes.StateStride, ref gradients.Hidden, stride);
        if (TSteps.HasCell)
        {
            Recurrence.Load(
                rows, sizes.Units, ref dState, stateOffset + stride, sizes.StateStride, ref gradients.Cell, stride);
        }
    }

    private static void StoreGradients(
        in RecurrentSizes sizes, int rows, RecurrentStates gradients, ref float dStateIn, int stateOffset)
    {
        int stride = sizes.HiddenStride;
        Recurrence.Store(rows, sizes.Units, ref gradients.Hidden, stride, ref dStateIn, stateOffset, sizes.StateStride);
        if (TSteps.HasCell)
        {
            Recurrence.Store(
                rows, sizes.Units, ref gradients.Cell, stride, ref dStateIn, stateOffset + stride, sizes.StateStride);
        }
    }
}
