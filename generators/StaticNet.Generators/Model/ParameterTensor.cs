using StaticNet.Generators.CSharp;

namespace StaticNet.Generators.Model;

/// <summary>One axis of a tensor in the parameter block.</summary>
internal readonly record struct Axis(int Size, int Stride)
{
    /// <summary>The axes of values that lie row-major.</summary>
    /// <param name="sizes">Their sizes, the last varying fastest.</param>
    /// <param name="rowStride">The distance of two rows, which may be longer than the last axis.</param>
    public static EquatableArray<Axis> RowMajor(IReadOnlyList<int> sizes, int rowStride)
    {
        var axes = new Axis[sizes.Count];
        axes[sizes.Count - 1] = new Axis(sizes[sizes.Count - 1], 1);
        for (int axis = sizes.Count - 2, stride = rowStride; axis >= 0; stride *= sizes[axis], axis--)
            axes[axis] = new Axis(sizes[axis], stride);
        return axes.ToEquatableArray();
    }
}

/// <summary>A tensor that a layer learns, as a matrix in the parameter block and as a tensor in weight files.</summary>
/// <param name="Suffix">What follows the layer's key in weight files: <c>weight</c>.</param>
/// <param name="Shape">The shape in weight files, which is PyTorch's.</param>
/// <param name="Rows">The number of rows of the matrix.</param>
/// <param name="Stride">The length of a row, padded to whole vectors.</param>
/// <param name="Axes">The axes in the order of the file.</param>
/// <param name="Initializer">The name of the initializer.</param>
/// <param name="FanIn">The number of inputs that meet in it.</param>
/// <param name="FanOut">The number of outputs that meet in it.</param>
internal sealed record ParameterTensor(
    string Suffix,
    EquatableArray<int> Shape,
    int Rows,
    int Stride,
    EquatableArray<Axis> Axes,
    string Initializer,
    int FanIn,
    int FanOut)
{
    /// <summary>The number of values, without padding.</summary>
    public int Count => Shape.Aggregate(1, static (product, axis) => product * axis);

    /// <summary>
    /// The axes of a view of it, whose elements in row-major order are the file's. They are the axes of the file,
    /// except where one of those has no single stride in the block: gates, groups, and columns after a Flatten.
    /// </summary>
    public IReadOnlyList<Axis> ViewAxes => ViewedAxes.Of(Shape, Axes);

    /// <summary>The floats that it takes in the block, with padding.</summary>
    public int Length => Rows * Stride;

    /// <summary>The suffix as a member: <c>Weight</c>.</summary>
    public string MemberName => Member ?? Identifiers.Capitalize(Suffix);

    /// <summary>
    /// What its axes are, in the order of the file, as documentation says it; none where nothing is said.
    /// </summary>
    public EquatableArray<string> AxisNames { get; init; }

    /// <summary>A row that starts as zeros, or -1.</summary>
    public int ZeroRow { get; init; } = -1;

    /// <summary>What the initial values are multiplied by.</summary>
    public double InitialScale { get; init; } = 1;

    /// <summary>The member where the suffix is not its name.</summary>
    public string? Member { get; init; }
}
