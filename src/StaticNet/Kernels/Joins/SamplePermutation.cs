using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: axes of a sample in another order, of which the last is that of the channels.
/// <c>new SamplePermutation(new(13, 11, 64), 2, 0, 1)</c> makes 64 x 13 x 11 of 13 x 11 x 64.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SamplePermutation
{
    // Those of a sample, and the batch.
    private const int MostAxes = SampleAxes.MaxRank + 1;

    private readonly SampleAxes _input;
    private readonly int _axis0;
    private readonly int _axis1;
    private readonly int _axis2;
    private readonly int _axis3;
    private readonly int _axis4;

    /// <summary>An order of axes; those that the input lacks are left out.</summary>
    /// <param name="input">The axes of the input.</param>
    /// <param name="axis0">The axis of the input that becomes the first.</param>
    /// <param name="axis1">The axis that becomes the second.</param>
    /// <param name="axis2">The axis that becomes the third.</param>
    /// <param name="axis3">The axis that becomes the fourth.</param>
    /// <param name="axis4">The axis that becomes the fifth.</param>
    public SamplePermutation(SampleAxes input, int axis0, int axis1 = 1, int axis2 = 2, int axis3 = 3, int axis4 = 4)
    {
        _input = input;
        (_axis0, _axis1, _axis2, _axis3, _axis4) = (axis0, axis1, axis2, axis3, axis4);
    }

    private int Rank => _input.Rank;

    private int this[int axis] => axis switch
    {
        0 => _axis0,
        1 => _axis1,
        2 => _axis2,
        3 => _axis3,
        _ => _axis4,
    };

    /// <summary><c>output[n, i, j, ...] = input[n, ...]</c> in the other order.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="input">The samples.</param>
    /// <param name="inputStride">The distance of their positions, in floats.</param>
    /// <param name="output">Receives the samples.</param>
    /// <param name="outputStride">The distance of their positions, in floats.</param>
    public void Forward<TSimd>(
        int samples, ref readonly float input, nuint inputStride, ref float output, nuint outputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        Span<PermutedAxis> axes = Axes(stackalloc PermutedAxis[MostAxes], samples, inputStride, outputStride);
        PermutedCopy<TSimd>.Run(axes, ref Unsafe.AsRef(in input), ref output, accumulate: false);
    }

    /// <summary><c>dInput[n, ...] = dOutput[n, i, j, ...]</c> in the input's order, or that added.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="dOutput">The gradient of the output.</param>
    /// <param name="dOutputStride">The distance of its positions, in floats.</param>
    /// <param name="dInput">The gradient of the input.</param>
    /// <param name="dInputStride">The distance of its positions, in floats.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dInput"/> holds.</param>
    public void Backward<TSimd>(
        int samples, ref readonly float dOutput, nuint dOutputStride, ref float dInput, nuint dInputStride,
        bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        Span<PermutedAxis> axes = Axes(stackalloc PermutedAxis[MostAxes], samples, dInputStride, dOutputStride);
        foreach (ref PermutedAxis axis in axes)
            axis = new PermutedAxis(axis.Size, axis.Target, axis.Source);
        PermutedCopy<TSimd>.Run(axes, ref Unsafe.AsRef(in dOutput), ref dInput, accumulate);
    }

    // In the output's order, those that are walked like one as one.
    private Span<PermutedAxis> Axes(Span<PermutedAxis> memory, int samples, nuint inputStride, nuint outputStride)
    {
        int last = Rank - 1, count = 0;
        nuint inputSize = (nuint)_input.Positions * inputStride;
        nuint outputSize = (nuint)OutputPositions(0) * outputStride;
        Add(memory, ref count, new PermutedAxis((nuint)samples, inputSize, outputSize));
        for (int axis = 0; axis <= last; axis++)
        {
            int from = this[axis];
            nuint source = from == last ? 1 : (nuint)_input.Product(from + 1, last) * inputStride;
            nuint target = axis == last ? 1 : (nuint)OutputPositions(axis + 1) * outputStride;
            Add(memory, ref count, new PermutedAxis((nuint)_input[from], source, target));
        }

        return memory[..count];
    }

    private static void Add(Span<PermutedAxis> axes, ref int count, PermutedAxis axis)
    {
        if (axis.Size == 1)
            return;
        PermutedAxis outer = count > 0 ? axes[count - 1] : default;
        if (count > 0 && outer.Source == axis.Size * axis.Source && outer.Target == axis.Size * axis.Target)
            axes[count - 1] = axis with { Size = outer.Size * axis.Size };
        else
            axes[count++] = axis;
    }

    // The product of the output's axes from one on, without the last.
    private int OutputPositions(int first)
    {
        int product = 1;
        for (int axis = first; axis < Rank - 1; axis++)
            product *= _input[this[axis]];
        return product;
    }
}
