using System.ComponentModel;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>For generated code: a simple recurrent layer, whose new state is an activation of both products.</summary>
/// <typeparam name="TActivation">The activation.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SimpleRnnSteps<TActivation> : IRecurrentSteps
    where TActivation : struct, IActivation
{
    /// <inheritdoc/>
    public static bool HasCell => false;

    /// <inheritdoc/>
    public static void AddBiases<TSimd>(in RecurrentSizes sizes, ref float weights, ref float bias)
        where TSimd : unmanaged, ISimd<TSimd>
        => RecurrentProducts<TSimd>.AddBiases(in sizes, sizes.WeightWidth, ref weights, ref bias);

    /// <inheritdoc/>
    public static void Forward<TSimd>(
        in RecurrentSizes sizes, int rows, ref float weights, ref float gate, RecurrentStates before,
        RecurrentStates after)
        where TSimd : unmanaged, ISimd<TSimd>
        => Tile<TSimd>.Add(
            rows, sizes.WeightWidth, ref before.Hidden, (nuint)sizes.HiddenStride,
            ref Floats.At(ref weights, sizes.StateWeight), (nuint)sizes.WeightStride, (nuint)sizes.Units, ref gate,
            (nuint)sizes.GatesStride, ref after.Hidden, (nuint)sizes.HiddenStride, default(TActivation));

    /// <inheritdoc/>
    public static void Backward<TSimd>(
        in RecurrentSizes sizes, int rows, ref float weightHh, ref float gate, ref float dStep, int dStepStride,
        RecurrentStates gradients, RecurrentStates before, RecurrentStates after)
        where TSimd : unmanaged, ISimd<TSimd>
        => SimpleRnnGates<TSimd>.Backward(
            rows, (nuint)sizes.HiddenStride, ref dStep, (nuint)dStepStride, ref gradients.Hidden, ref after.Hidden,
            (nuint)sizes.HiddenStride, ref gate, (nuint)sizes.GatesStride, default(TActivation));

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
