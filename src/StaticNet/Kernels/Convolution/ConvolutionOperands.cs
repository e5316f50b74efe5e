using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// Where each row of a tile begins, in floats: the pixels of a block may lie in several rows of an image.
/// </summary>
[InlineArray(8)]
internal struct TileOffsets
{
    private nuint _first;

    /// <summary>Where a row begins.</summary>
    /// <param name="row">The row, from 0 to 7, which is not checked.</param>
    /// <remarks>
    /// The indexer, through a readonly reference, calls a helper that NativeAOT does not inline, and a tile that calls
    /// anything keeps its sums in memory.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nuint At(int row) => Unsafe.Add(ref Unsafe.AsRef(in _first), row);
}

/// <summary>
/// What a tile of a convolution computes: <c>c[r, j] = start[j] + sum over k of a[r, k] * b[k, j]</c>, where the depth
/// is three loops, inside each other, through the left operand: kernel rows, kernel columns and channels of an image,
/// or the rows of pixels of an image. So no matrix of image patches is ever written.
/// </summary>
internal ref struct ConvolutionOperands
{
    /// <summary>The left operand, and where its rows begin.</summary>
    public ref readonly float A;
    public TileOffsets ARows;

    /// <summary>The innermost loop: its length and the distance of what it reads.</summary>
    public nuint Depth;
    public nuint ADepthStep;

    /// <summary>The loop around it.</summary>
    public nuint Runs;
    public nuint ARunStep;

    /// <summary>The outermost loop.</summary>
    public nuint Bands;
    public nuint ABandStep;

    /// <summary>
    /// The right operand, whose rows follow each other, except that some may be left out after each run and band.
    /// </summary>
    public ref readonly float B;
    public nuint BStride;
    public nuint BRunJump;
    public nuint BBandJump;

    /// <summary>What every row starts from; a null reference is zero, unless the result is added to.</summary>
    public ref readonly float Bias;
    public bool Accumulate;

    /// <summary>The result, and where its rows begin.</summary>
    public ref float C;
    public TileOffsets CRows;
}
