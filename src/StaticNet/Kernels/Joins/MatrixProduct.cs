using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// A product of matrices of any size, by register tiles. Columns that do not fill a vector are computed beside the
/// result, so that nothing beyond its columns is touched, and from a copy of the right matrix's last columns that is
/// padded with zeros.
/// </summary>
internal readonly ref struct MatrixProduct<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    private readonly nuint _rows;
    private readonly nuint _depth;
    private readonly nuint _columns;
    private readonly nuint _whole;
    private readonly bool _transposesRight;

    // The right matrix transposed, or its last columns; then a block of rows of the result's last columns.
    private readonly ref float _right;
    private readonly nuint _rightStride;
    private readonly ref float _end;

    public MatrixProduct(int rows, int depth, int columns, bool transposesRight)
    {
        (_rows, _depth, _columns, _transposesRight) = ((nuint)rows, (nuint)depth, (nuint)columns, transposesRight);
        nuint width = (nuint)TSimd.Count;
        _whole = _columns - _columns % width;
        _rightStride = transposesRight ? (_columns + width - 1) / width * width : width;
        nuint right = transposesRight || _whole != _columns ? _depth * _rightStride : 0;
        nuint end = _whole != _columns ? (nuint)Tile<TSimd>.Rows * width : 0;
        if (right + end == 0)
            return;
        _right = ref Scratch.RentForLayer((long)(right + end));
        _end = ref Unsafe.Add(ref _right, right);
    }

    /// <summary>
    /// <c>result = left * right</c>, or that added. The left matrix's two steps make it a matrix or a transposed one.
    /// </summary>
    public void Multiply(
        ref float left, nuint leftRowStep, nuint leftDepthStep, ref float right, nuint rightStride,
        ref float result, nuint resultStride, bool accumulate)
    {
        TileOperands whole = new()
        {
            A = ref left,
            ARowStep = leftRowStep,
            ADepthStep = leftDepthStep,
            B = ref right,
            BStride = rightStride,
            Depth = _depth,
            Start = ref accumulate ? ref result : ref Unsafe.NullRef<float>(),
            StartStride = resultStride,
            C = ref result,
            CStride = resultStride,
        };
        TileOperands end = whole;
        Prepare(ref whole, ref end);
        nuint most = (nuint)Tile<TSimd>.Rows;
        for (nuint row = 0; row < _rows; row += most)
        {
            int height = (int)Math.Min(_rows - row, most);
            if (_whole > 0)
                TilePanels<TSimd>.Run(height, _whole, in whole);
            if (_whole != _columns)
                MultiplyEnd(height, in end, ref whole.C, resultStride, accumulate);
            FlushSubnormals(height, ref whole.C, resultStride);
            whole.A = ref Unsafe.Add(ref Unsafe.AsRef(in whole.A), most * leftRowStep);
            whole.C = ref Unsafe.Add(ref whole.C, most * resultStride);
            end.A = ref Unsafe.AsRef(in whole.A);
            if (accumulate)
                whole.Start = ref whole.C;
        }
    }

    private void Prepare(ref TileOperands whole, ref TileOperands end)
    {
        if (_transposesRight)
        {
            Transposition.Transpose<TSimd>(
                in whole.B, (int)_columns, (int)_depth, whole.BStride, ref _right, _rightStride);
            whole.B = ref _right;
            whole.BStride = _rightStride;
        }
        else if (_whole != _columns)
        {
            ref float columns = ref Unsafe.Add(ref Unsafe.AsRef(in whole.B), _whole);
            CopyEnd(_depth, _columns - _whole, ref columns, whole.BStride, ref _right);
        }

        end.B = ref _transposesRight ? ref Unsafe.Add(ref _right, _whole) : ref _right;
        end.BStride = _rightStride;
        end.Start = ref Unsafe.NullRef<float>();
        end.C = ref _end;
        end.CStride = (nuint)TSimd.Count;
    }

    private void MultiplyEnd(
        int height, ref readonly TileOperands end, ref float result, nuint resultStride, bool accumulate)
    {
        nuint width = (nuint)TSimd.Count;
        TilePanels<TSimd>.Run(height, width, in end);
        RowBlock.Copy<TSimd>(
            (nuint)height, _columns - _whole, ref _end, width, ref Unsafe.Add(ref result, _whole), resultStride,
            accumulate);
    }

    private void FlushSubnormals(int height, ref float result, nuint stride)
    {
        for (nuint row = 0; row < (nuint)height; row++)
            Subnormals.FlushInPlace(ref Unsafe.Add(ref result, row * stride), (int)_columns);
    }

    // A vector a row, with zeros after the columns.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void CopyEnd(nuint rows, nuint columns, ref float source, nuint stride, ref float destination)
    {
        for (; rows != 0; rows--)
        {
            TSimd.Store(Partial.Load<TSimd>(in source, 0, columns, 0), ref destination, 0);
            source = ref Unsafe.Add(ref source, stride);
            destination = ref Unsafe.Add(ref destination, (nuint)TSimd.Count);
        }
    }
}
