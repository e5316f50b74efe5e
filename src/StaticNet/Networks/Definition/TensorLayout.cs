using System.Collections.Immutable;
using System.ComponentModel;
using System.Numerics.Tensors;

namespace StaticNet;

/// <summary>One axis of a tensor as it lies in the parameter block.</summary>
/// <param name="Size">The number of elements along the axis.</param>
/// <param name="Stride">The distance between two of them, in floats.</param>
public readonly record struct TensorAxis(int Size, int Stride);

/// <summary>
/// Where one named tensor of a network lies in its parameter block: how a weight file, whose tensors are row-major
/// in PyTorch's shape, maps to it.
/// </summary>
public sealed class TensorLayout
{
    /// <summary>Describes one tensor.</summary>
    /// <param name="name">Its key in weight files, such as <c>dense1.weight</c>.</param>
    /// <param name="shape">Its shape in weight files, which is PyTorch's.</param>
    /// <param name="offset">Where its first element lies in the block.</param>
    /// <param name="axes">
    /// Its axes in the order of the file, the last varying fastest. They are more than the shape's where a file's axis
    /// is split, as the columns after a Flatten are into channels, height and width.
    /// </param>
    /// <param name="initializer">How it is initialised.</param>
    /// <param name="fanIn">The number of inputs that meet in it.</param>
    /// <param name="fanOut">The number of outputs that meet in it.</param>
    public TensorLayout(
        string name,
        ImmutableArray<int> shape,
        int offset,
        ImmutableArray<TensorAxis> axes,
        Initializer initializer,
        int fanIn,
        int fanOut)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        Name = name;
        Shape = shape.IsDefault ? throw new ArgumentNullException(nameof(shape)) : shape;
        Offset = offset;
        Axes = axes.IsDefault ? throw new ArgumentNullException(nameof(axes)) : axes;
        Initializer = initializer;
        FanIn = fanIn;
        FanOut = fanOut;
        Count = CountOf(axes, offset);
    }

    /// <summary>For generated code: describes a vector, such as a bias.</summary>
    /// <param name="name">Its key in weight files.</param>
    /// <param name="size">The number of its elements, which lie one after the other.</param>
    /// <param name="offset">Where its first element lies in the block.</param>
    /// <param name="initializer">How it is initialised.</param>
    /// <param name="fanIn">The number of inputs that meet in it.</param>
    /// <param name="fanOut">The number of outputs that meet in it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static TensorLayout Vector(
        string name, int size, int offset, Initializer initializer, int fanIn, int fanOut)
        => new(name, [size], offset, [new(size, 1)], initializer, fanIn, fanOut);

    /// <summary>
    /// For generated code: describes a matrix [outputs x inputs] that lies in the block with a row for each input.
    /// </summary>
    /// <param name="name">Its key in weight files.</param>
    /// <param name="outputs">The number of outputs, and of those that meet in it.</param>
    /// <param name="inputs">The number of inputs, and of those that meet in it.</param>
    /// <param name="offset">Where its first element lies in the block.</param>
    /// <param name="stride">The distance of two rows in the block.</param>
    /// <param name="initializer">How it is initialised.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static TensorLayout Matrix(
        string name, int outputs, int inputs, int offset, int stride, Initializer initializer)
        => new(name, [outputs, inputs], offset, [new(outputs, 1), new(inputs, stride)], initializer, inputs, outputs);

    /// <summary>The tensor's key in weight files.</summary>
    public string Name { get; }

    /// <summary>The tensor's shape in weight files.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>Where the first element lies in the block.</summary>
    public int Offset { get; }

    /// <summary>The axes in the order of the file, the last varying fastest.</summary>
    public ImmutableArray<TensorAxis> Axes { get; }

    /// <summary>How the tensor is initialised.</summary>
    public Initializer Initializer { get; }

    /// <summary>The number of inputs that meet in the tensor.</summary>
    public int FanIn { get; }

    /// <summary>The number of outputs that meet in the tensor.</summary>
    public int FanOut { get; }

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>A row that starts as zeros, such as that of an embedding's padding, or -1.</summary>
    public int ZeroRow { get; init; } = -1;

    /// <summary>What the initial values are multiplied by, such as 0.25 for ones that are slopes.</summary>
    public float InitialScale { get; init; } = 1;

    /// <summary>
    /// The tensor in a block, in PyTorch's shape, or that shape with an axis split where it has no single stride.
    /// </summary>
    /// <param name="block">A parameter or gradient block, or one of buffers.</param>
    /// <exception cref="ArgumentException">The block is too short.</exception>
    public TensorSpan<float> View(Span<float> block)
    {
        Span<nint> sizes = stackalloc nint[Axes.Length], strides = stackalloc nint[Axes.Length];
        for (int axis = 0; axis < Axes.Length; axis++)
        {
            sizes[axis] = Axes[axis].Size;
            // Along an axis of one element a tensor span takes no stride but 0.
            strides[axis] = Axes[axis].Size == 1 ? 0 : Axes[axis].Stride;
        }
        CheckLengths(block.Length, Count);
        return new TensorSpan<float>(block[Offset..], sizes, strides);
    }

    /// <summary>Copies the tensor out of a block into the order of the file.</summary>
    /// <param name="block">A parameter or gradient block.</param>
    /// <param name="values">Room for <see cref="Count"/> values.</param>
    /// <exception cref="ArgumentException">A span is too short, or they overlap.</exception>
    public void Gather(ReadOnlySpan<float> block, Span<float> values)
    {
        CheckLengths(block.Length, values.Length);
        RequireDisjoint(block, values);
        if (Count > 0)
            Gather(block, values, 0, Offset);
    }

    /// <summary>Copies values in the order of the file into the block.</summary>
    /// <param name="values"><see cref="Count"/> values.</param>
    /// <param name="block">A parameter or gradient block.</param>
    /// <exception cref="ArgumentException">A span is too short, or they overlap.</exception>
    public void Scatter(ReadOnlySpan<float> values, Span<float> block)
    {
        CheckLengths(block.Length, values.Length);
        RequireDisjoint(block, values);
        if (Count > 0)
            Scatter(values, block, 0, Offset);
    }

    // Every element lies at a place that an int holds.
    private static int CountOf(ImmutableArray<TensorAxis> axes, int offset)
    {
        long count = 1, last = offset;
        foreach ((int size, int stride) in axes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(axes));
            ArgumentOutOfRangeException.ThrowIfNegative(stride, nameof(axes));
            (count, last) = (count * size, last + Math.Max(size - 1L, 0) * stride);
            if (Math.Max(count, last) > Array.MaxLength)
                throw new ArgumentException("The tensor is more than one array holds.", nameof(axes));
        }
        return (int)count;
    }

    // Copies what lies within one index of every axis before this one; returns how many values that is.
    private int Gather(ReadOnlySpan<float> block, Span<float> values, int axis, int position)
    {
        if (axis == Axes.Length)
        {
            values[0] = block[position];
            return 1;
        }
        (int size, int stride) = Axes[axis];
        if (axis < Axes.Length - 1)
        {
            int done = 0;
            for (int i = 0; i < size; i++)
                done += Gather(block, values[done..], axis + 1, position + i * stride);
            return done;
        }
        if (stride == 1)
            block.Slice(position, size).CopyTo(values);
        else
        {
            for (int i = 0; i < size; i++)
                values[i] = block[position + i * stride];
        }
        return size;
    }

    private int Scatter(ReadOnlySpan<float> values, Span<float> block, int axis, int position)
    {
        if (axis == Axes.Length)
        {
            block[position] = values[0];
            return 1;
        }
        (int size, int stride) = Axes[axis];
        if (axis < Axes.Length - 1)
        {
            int done = 0;
            for (int i = 0; i < size; i++)
                done += Scatter(values[done..], block, axis + 1, position + i * stride);
            return done;
        }
        if (stride == 1)
            values[..size].CopyTo(block[position..]);
        else
        {
            for (int i = 0; i < size; i++)
                block[position + i * stride] = values[i];
        }
        return size;
    }

    private void CheckLengths(int blockLength, int valuesLength)
    {
        if (valuesLength < Count)
            throw new ArgumentException($"{Name} has {Count} values, but there is room for {valuesLength}.");
        int last = Offset;
        foreach (TensorAxis axis in Axes)
            last += (axis.Size - 1) * axis.Stride;
        if (Count > 0 && last >= blockLength)
            throw new ArgumentException($"{Name} ends at {last + 1}, but the block has {blockLength} floats.");
    }

    private static void RequireDisjoint(ReadOnlySpan<float> block, ReadOnlySpan<float> values)
    {
        if (block.Overlaps(values))
            throw new ArgumentException("The values share memory with the block. Pass an array of their own.");
    }
}
