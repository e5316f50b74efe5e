using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: a gated recurrent unit whose reset gate acts before the recurrent product. A row has five parts:
/// r, z, n, <c>r * hidden</c>, and in the backward pass the gradient of that.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GruResetBeforeSteps : IRecurrentSteps
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
    {
        RecurrentProducts<TSimd>.AddToGates(
            in sizes, rows, 2 * sizes.GateWidth, ref before.Hidden, ref weights, ref gate);
        GruGatesResetBefore<TSimd>.Reset(
            rows, (nuint)sizes.GateWidth, ref gate, (nuint)sizes.GatesStride, ref before.Hidden,
            (nuint)sizes.HiddenStride);
        ref float candidate = ref Floats.At(ref gate, 2 * sizes.GateWidth);
        RecurrentProducts<TSimd>.Candidate(
            in sizes, rows, ref Floats.At(ref gate, 3 * sizes.GateWidth), sizes.GatesStride, ref weights,
            ref candidate, sizes.GatesStride, ref candidate);
        GruGatesResetBefore<TSimd>.Forward(
            rows, (nuint)sizes.GateWidth, ref gate, (nuint)sizes.GatesStride, ref before.Hidden, ref after.Hidden,
            (nuint)sizes.HiddenStride);
    }

    /// <inheritdoc/>
    public static void Backward<TSimd>(
        in RecurrentSizes sizes, int rows, ref float weightHh, ref float gate, ref float dStep, int dStepStride,
        RecurrentStates gradients, RecurrentStates before, RecurrentStates after)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        GruGatesResetBefore<TSimd>.Backward(
            rows, (nuint)sizes.GateWidth, ref dStep, (nuint)dStepStride, ref gradients.Hidden, ref before.Hidden,
            (nuint)sizes.HiddenStride, ref gate, (nuint)sizes.GatesStride);
        ref float dResetHidden = ref Floats.At(ref gate, 4 * sizes.GateWidth);
        Tile<TSimd>.Add(
            rows, sizes.HiddenStride, ref Floats.At(ref gate, 2 * sizes.GateWidth), (nuint)sizes.GatesStride,
            ref Floats.At(ref weightHh, 2 * sizes.GateWidth * sizes.HiddenStride), (nuint)sizes.HiddenStride,
            (nuint)sizes.GateWidth, ref Unsafe.NullRef<float>(), 0, ref dResetHidden, (nuint)sizes.GatesStride,
            default(Identity));
        GruGatesResetBefore<TSimd>.ResetBackward(
            rows, (nuint)sizes.GateWidth, ref dResetHidden, (nuint)sizes.GatesStride, ref gradients.Hidden,
            ref before.Hidden, (nuint)sizes.HiddenStride, ref gate, (nuint)sizes.GatesStride);
    }

    /// <inheritdoc/>
    public static void BackwardProduct<TSimd>(
        in RecurrentSizes sizes, int rows, ref float weightHh, ref float gate, ref float dHidden)
        where TSimd : unmanaged, ISimd<TSimd>
        => RecurrentProducts<TSimd>.AddToHidden(
            in sizes, rows, 2 * sizes.GateWidth, ref gate, ref weightHh, ref dHidden);

    /// <inheritdoc/>
    public static void Gradients<TSimd>(
        in RecurrentSizes sizes, int first, int end, int steps, ref float hiddenBefore, ref float gates,
        ref float gradients, bool withBiases, bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
        => RecurrentProducts<TSimd>.GradientsWithCandidateApart(
            in sizes, first, end, steps, ref hiddenBefore, ref Floats.At(ref gates, 3 * sizes.GateWidth),
            sizes.GatesStride, part: 2, ref gates, ref gradients, withBiases, accumulate);
}
