using System.ComponentModel;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>For generated code: a long short-term memory, whose gates are i, f, g and o.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LstmSteps : IRecurrentSteps
{
    /// <inheritdoc/>
    public static bool HasCell => true;

    /// <inheritdoc/>
    public static void AddBiases<TSimd>(in RecurrentSizes sizes, ref float weights, ref float bias)
        where TSimd : unmanaged, ISimd<TSimd>
        => RecurrentProducts<TSimd>.AddBiases(in sizes, sizes.WeightWidth, ref weights, ref bias);

    /// <inheritdoc/>
    public static void Forward<TSimd>(
        in RecurrentSizes sizes, int rows, ref float weights, ref float gate, RecurrentStates before,
        RecurrentStates after)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        RecurrentProducts<TSimd>.AddToGates(
            in sizes, rows, sizes.WeightWidth, ref before.Hidden, ref weights, ref gate);
        LstmGates<TSimd>.Forward(
            rows, (nuint)sizes.GateWidth, ref gate, (nuint)sizes.GatesStride, ref before.Cell, ref after.Cell,
            (nuint)sizes.HiddenStride, ref after.Hidden, (nuint)sizes.HiddenStride);
    }

    /// <inheritdoc/>
    public static void Backward<TSimd>(
        in RecurrentSizes sizes, int rows, ref float weightHh, ref float gate, ref float dStep, int dStepStride,
        RecurrentStates gradients, RecurrentStates before, RecurrentStates after)
        where TSimd : unmanaged, ISimd<TSimd>
        => LstmGates<TSimd>.Backward(
            rows, (nuint)sizes.GateWidth, ref dStep, (nuint)dStepStride, ref gradients.Hidden, ref gradients.Cell,
            ref before.Cell, ref after.Cell, (nuint)sizes.HiddenStride, ref gate, (nuint)sizes.GatesStride);

    /// <inheritdoc/>
    public static void BackwardProduct<TSimd>(
        in RecurrentSizes sizes, int rows, ref float weightHh, ref float gate, ref float dHidden)
        where TSimd : unmanaged, ISimd<TSimd>
        => RecurrentProducts<TSimd>.AddToHidden(in sizes, rows, sizes.WeightWidth, ref gate, ref weightHh, ref dHidden);

    /// <inheritdoc/>
    public static void Gradients<TSimd>(
        in RecurrentSizes sizes, int first, int end, int steps, ref float hiddenBefore, ref float gates,
        ref float gradients, bool withBiases, bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
        => RecurrentProducts<TSimd>.Gradients(
            in sizes, first, end, steps, ref hiddenBefore, ref gates, ref gradients, withBiases, accumulate);
}
