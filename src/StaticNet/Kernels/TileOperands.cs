namespace StaticNet.Kernels;

/// <summary>
/// What a register tile computes: <c>c[r, j] = start[r, j] + sum over k of a[r, k] * b[k, j]</c>, by addresses and
/// steps in floats. The left operand's two steps make it a matrix or a transposed one; a start of stride 0 is a bias, a
/// null start is zero, and the result itself as the start accumulates.
/// </summary>
internal ref struct TileOperands
{
    public ref readonly float A;
    public nuint ARowStep;
    public nuint ADepthStep;
    public ref readonly float B;
    public nuint BStride;
    public nuint Depth;
    public ref readonly float Start;
    public nuint StartStride;
    public ref float C;
    public nuint CStride;

    /// <summary>
    /// Whether the sums, once complete, are added to the result: those of a part of the depth behind the first.
    /// </summary>
    public bool AddsToResult;
}
