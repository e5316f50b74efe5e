using System.ComponentModel;

namespace StaticNet.Kernels;

/// <summary>
/// The sizes of a sample's axes, outermost first: <c>new SampleAxes(13, 13, 64)</c>. The last axis is that of the
/// channels, the others together are the positions.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct SampleAxes
{
    /// <summary>The most axes that a sample has.</summary>
    internal const int MaxRank = 5;

    private readonly int _size0;
    private readonly int _size1;
    private readonly int _size2;
    private readonly int _size3;
    private readonly int _size4;

    /// <summary>Up to five axes, each of size 1 at least.</summary>
    /// <param name="size0">The size of the first axis.</param>
    /// <param name="size1">The size of the second, if there is one.</param>
    /// <param name="size2">The size of the third, if there is one.</param>
    /// <param name="size3">The size of the fourth, if there is one.</param>
    /// <param name="size4">The size of the fifth, if there is one.</param>
    public SampleAxes(int size0, int size1 = 0, int size2 = 0, int size3 = 0, int size4 = 0)
    {
        (_size0, _size1, _size2, _size3, _size4) = (size0, size1, size2, size3, size4);
        Rank = size1 == 0 ? 1 : size2 == 0 ? 2 : size3 == 0 ? 3 : size4 == 0 ? 4 : 5;
    }

    /// <summary>The number of axes.</summary>
    public int Rank { get; }

    /// <summary>The size of the last axis.</summary>
    public int Channels => this[Rank - 1];

    /// <summary>The product of the sizes of the other axes.</summary>
    public int Positions => Product(0, Rank - 1);

    /// <summary>The size of an axis.</summary>
    /// <param name="axis">Which axis, from 0 on.</param>
    public int this[int axis] => axis switch
    {
        0 => _size0,
        1 => _size1,
        2 => _size2,
        3 => _size3,
        _ => _size4,
    };

    /// <summary>The size of an axis counted from the last, which is 0; 1 beyond the first axis.</summary>
    internal int FromLast(int axis) => axis < Rank ? this[Rank - 1 - axis] : 1;

    /// <summary>The product of the sizes of some axes.</summary>
    internal int Product(int first, int end)
    {
        int product = 1;
        for (int axis = first; axis < end; axis++)
            product *= this[axis];
        return product;
    }
}
