using System.ComponentModel;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: a gated recurrent unit in PyTorch's form, whose reset gate acts after the recurrent product. A
/// row has four parts: r, z, n, and the recurrent product of n with its bias; backward, their gradients.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GruSteps : IRecurrentSteps
{
    /// <inheritdoc/>
    public static bool HasCell => false;

    /// <inheritdoc/>
    /// <remarks>
    /// The bias of the candidate's recurrent product stays out of the sum: it is multiplied by the reset gate.
    /// </remarks>
    public static void AddBiases<TSimd>(in RecurrentSizes sizes, ref float weights, ref float bias)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int candidate = 2 * sizes.GateWidth;
        RecurrentProducts<TSimd>.AddBiases(in sizes, candidate, ref weights, ref bias);
        RowBlock.Copy(
            1, (nuint)sizes.GateWidth, ref Floats.At(ref weights, sizes.InputBias + candidate), (nuint)sizes.GateWidth,
            ref Floats.At(ref bias, candidate), (nuint)sizes.GateWidth);
    }

    /// <inheritdoc/>
    public static void Forward<TSimd>(
        in RecurrentSizes sizes, int rows, ref float weights, ref float gate, RecurrentStates before,
        RecurrentStates after)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        RecurrentProducts<TSimd>.AddToGates(
            in sizes, rows, 2 * sizes.GateWidth, ref before.Hidden, ref weights, ref gate);
        RecurrentProducts<TSimd>.Candidate(
            in sizes, rows, ref before.Hidden, sizes.HiddenStride, ref weights,
            ref RecurrentProducts<TSimd>.CandidateBias(in sizes, ref weights), startStride: 0,
            ref Floats.At(ref gate, 3 * sizes.GateWidth));
        GruGates<TSimd>.Forward(
            rows, (nuint)sizes.GateWidth, ref gate, (nuint)sizes.GatesStride, ref before.Hidden, ref after.Hidden,
            (nuint)sizes.HiddenStride);
    }

    /// <inheritdoc/>
    public static void Backward<TSimd>(
        in RecurrentSizes sizes, int rows, ref float weightHh, ref float gate, ref float dStep, int dStepStride,
        RecurrentStates gradients, RecurrentStates before, RecurrentStates after)
        where TSimd : unmanaged, ISimd<TSimd>
        => GruGates<TSimd>.Backward(
            rows, (nuint)sizes.GateWidth, ref dStep, (nuint)dStepStride, ref gradients.Hidden, ref before.Hidden,
            (nuint)sizes.HiddenStride, ref gate, (nuint)sizes.GatesStride);

    /// <inheritdoc/>
    public static void BackwardProduct<TSimd>(
        in RecurrentSizes sizes, int rows, ref float weightHh, ref float gate, ref float dHidden)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        RecurrentProducts<TSimd>.AddToHidden(
            in sizes, rows, 2 * sizes.GateWidth, ref gate, ref weightHh, ref dHidden);
        RecurrentProducts<TSimd>.AddToHidden(
            in sizes, rows, sizes.GateWidth, ref Floats.At(ref gate, 3 * sizes.GateWidth),
            ref Floats.At(ref weightHh, 2 * sizes.GateWidth * sizes.HiddenStride), ref dHidden);
    }

    /// <inheritdoc/>
    public static void Gradients<TSimd>(
        in RecurrentSizes sizes, int first, int end, int steps, ref float hiddenBefore, ref float gates,
        ref float gradients, bool withBiases, bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
        => RecurrentProducts<TSimd>.GradientsWithCandidateApart(
            in sizes, first, end, steps, ref hiddenBefore, ref hiddenBefore, sizes.HiddenStride, part: 3, ref gates,
            ref gradients, withBiases, accumulate);
}
