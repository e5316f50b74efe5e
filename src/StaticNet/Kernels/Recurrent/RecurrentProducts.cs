using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The products that kinds of recurrent layers have in common.</summary>
/// <typeparam name="TSimd">The vector.</typeparam>
internal static class RecurrentProducts<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>The sum of both biases, for the first columns.</summary>
    public static void AddBiases(in RecurrentSizes sizes, int columns, ref float weights, ref float bias)
        => Recurrence.AddBiases<TSimd>(
            columns, ref Floats.At(ref weights, sizes.InputBias), ref Floats.At(ref weights, sizes.StateBias),
            ref bias);

    /// <summary><c>gate += hidden * weightHh</c>, for the first columns.</summary>
    public static void AddToGates(
        in RecurrentSizes sizes, int rows, int columns, ref float hidden, ref float weights, ref float gate)
        => Tile<TSimd>.Add(
            rows, columns, ref hidden, (nuint)sizes.HiddenStride, ref Floats.At(ref weights, sizes.StateWeight),
            (nuint)sizes.WeightStride, (nuint)sizes.Units, ref gate, (nuint)sizes.GatesStride, ref gate,
            (nuint)sizes.GatesStride, default(Identity));

    /// <summary><c>result = start + left * weightHh</c>, for the third gate's columns.</summary>
    public static void Candidate(
        in RecurrentSizes sizes, int rows, ref float left, int leftStride, ref float weights, ref float start,
        int startStride, ref float result)
        => Tile<TSimd>.Add(
            rows, sizes.GateWidth, ref left, (nuint)leftStride,
            ref Floats.At(ref weights, sizes.StateWeight + 2 * sizes.GateWidth), (nuint)sizes.WeightStride,
            (nuint)sizes.Units, ref start, (nuint)startStride, ref result, (nuint)sizes.GatesStride,
            default(Identity));

    /// <summary>The state's bias of the third gate, or a null reference.</summary>
    public static ref float CandidateBias(in RecurrentSizes sizes, ref float weights)
    {
        if (!sizes.HasBias)
            return ref Unsafe.NullRef<float>();
        return ref Floats.At(ref weights, sizes.StateBias + 2 * sizes.GateWidth);
    }

    /// <summary><c>dHidden += dGate * weight^T</c>, for some gates.</summary>
    public static void AddToHidden(
        in RecurrentSizes sizes, int rows, int columns, ref float gate, ref float weight, ref float dHidden)
        => Tile<TSimd>.Add(
            rows, sizes.HiddenStride, ref gate, (nuint)sizes.GatesStride, ref weight, (nuint)sizes.HiddenStride,
            (nuint)columns, ref dHidden, (nuint)sizes.HiddenStride, ref dHidden, (nuint)sizes.HiddenStride,
            default(Identity));

    /// <summary><c>dWeightHh = hiddenBefore^T * dGates</c>, and both biases have the sum of dGates.</summary>
    public static void Gradients(
        in RecurrentSizes sizes, int first, int end, int steps, ref float hiddenBefore, ref float gates,
        ref float gradients, bool withBiases, bool accumulate)
    {
        Tile<TSimd>.WeightGradient(
            first, end, sizes.WeightWidth, ref hiddenBefore, (nuint)sizes.HiddenStride, ref gates,
            (nuint)sizes.GatesStride, (nuint)steps, ref Floats.At(ref gradients, sizes.StateWeight),
            (nuint)sizes.WeightStride, accumulate);
        if (!withBiases)
            return;
        SumColumns(in sizes, steps, sizes.WeightWidth, ref gates, ref gradients, sizes.InputBias, accumulate);
        SumColumns(in sizes, steps, sizes.WeightWidth, ref gates, ref gradients, sizes.StateBias, accumulate);
    }

    /// <summary>
    /// The same where the third gate's recurrent product multiplies something else than the others', or its gradient is
    /// another than that of its input's product.
    /// </summary>
    public static void GradientsWithCandidateApart(
        in RecurrentSizes sizes, int first, int end, int steps, ref float hiddenBefore, ref float left, int leftStride,
        int part, ref float gates, ref float gradients, bool withBiases, bool accumulate)
    {
        ref float dWeightHh = ref Floats.At(ref gradients, sizes.StateWeight);
        ref float dCandidate = ref Floats.At(ref gates, part * sizes.GateWidth);
        Tile<TSimd>.WeightGradient(
            first, end, 2 * sizes.GateWidth, ref hiddenBefore, (nuint)sizes.HiddenStride, ref gates,
            (nuint)sizes.GatesStride, (nuint)steps, ref dWeightHh, (nuint)sizes.WeightStride, accumulate);
        Tile<TSimd>.WeightGradient(
            first, end, sizes.GateWidth, ref left, (nuint)leftStride, ref dCandidate, (nuint)sizes.GatesStride,
            (nuint)steps, ref Floats.At(ref dWeightHh, 2 * sizes.GateWidth), (nuint)sizes.WeightStride, accumulate);
        if (!withBiases)
            return;
        int candidate = 2 * sizes.GateWidth;
        SumColumns(in sizes, steps, sizes.WeightWidth, ref gates, ref gradients, sizes.InputBias, accumulate);
        SumColumns(in sizes, steps, candidate, ref gates, ref gradients, sizes.StateBias, accumulate);
        SumColumns(
            in sizes, steps, sizes.GateWidth, ref dCandidate, ref gradients, sizes.StateBias + candidate, accumulate);
    }

    private static void SumColumns(
        in RecurrentSizes sizes, int steps, int columns, ref float gates, ref float gradients, int bias,
        bool accumulate)
        => Reduction.ColumnSums<TSimd>(
            steps, columns, ref gates, (nuint)sizes.GatesStride, ref Floats.At(ref gradients, bias), accumulate);
}
