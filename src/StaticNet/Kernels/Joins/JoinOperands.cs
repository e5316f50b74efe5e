using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>For generated code: a matrix that is read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct JoinOperand
{
    private readonly ref readonly float _values;
    private readonly nuint _stride;

    /// <summary>Says where it is.</summary>
    /// <param name="values">The first element.</param>
    /// <param name="stride">The distance of its rows, in floats.</param>
    public JoinOperand(ref readonly float values, nuint stride)
    {
        _values = ref values;
        _stride = stride;
    }

    /// <summary>Reads a vector, of which nothing beyond the row's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TSimd Load<TSimd>(nuint row, nuint column, nuint columns)
        where TSimd : unmanaged, ISimd<TSimd>
        => Partial.Load<TSimd>(in Unsafe.Add(ref Unsafe.AsRef(in _values), row * _stride), column, columns, 0);
}

/// <summary>For generated code: the operands of a function of three or four values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct JoinOperands
{
    internal readonly JoinOperand First, Second, Third, Fourth;

    /// <summary>Names them.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    /// <param name="fourth">The fourth; of a function of three values any of them again.</param>
    public JoinOperands(JoinOperand first, JoinOperand second, JoinOperand third, JoinOperand fourth)
    {
        First = first;
        Second = second;
        Third = third;
        Fourth = fourth;
    }
}
