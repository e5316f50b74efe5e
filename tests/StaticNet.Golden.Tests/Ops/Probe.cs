using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>
/// A first layer that sets any values as the input of what follows it and shows their gradient: sample i of the input
/// is the i-th unit vector, so that column i of the dense layer's weight is what the layers after it see as sample i
/// (all other products are exactly zero), and that column's gradient is the gradient with respect to it.
/// </summary>
internal static class Probe
{
    /// <summary>The attributes of the first layers.</summary>
    /// <param name="samples">How many samples there are.</param>
    /// <param name="shape">The shape of one.</param>
    public static string Attributes(int samples, int[] shape)
    {
        string dense = $"[Input({samples})]\n[Dense({Count(shape)}, UseBias = false, Name = \"probe\")]\n";
        return shape.Length > 1 ? dense + $"[Reshape({Source.Shape(shape)})]\n" : dense;
    }

    /// <summary>Sets what the following layers see.</summary>
    /// <param name="network">The network.</param>
    /// <param name="samples">How many samples there are.</param>
    /// <param name="values">The samples.</param>
    public static void Set(NetworkRunner network, int samples, ReadOnlySpan<float> values)
        => network.Set("probe.weight", Transpose(values, samples, values.Length / samples));

    /// <summary>The gradient with respect to what <see cref="Set"/> set.</summary>
    /// <param name="network">The network.</param>
    /// <param name="samples">How many samples there are.</param>
    /// <param name="gradients">The gradient block.</param>
    public static float[] Gradient(NetworkRunner network, int samples, ReadOnlySpan<float> gradients)
    {
        float[] weight = network.Get("probe.weight", gradients);
        return Transpose(weight, weight.Length / samples, samples);
    }

    /// <summary>The identity matrix: the network's input, or the weight of a layer that changes nothing.</summary>
    /// <param name="size">Its number of rows.</param>
    public static float[] Identity(int size)
    {
        float[] matrix = new float[size * size];
        for (int i = 0; i < size; i++)
            matrix[i * size + i] = 1;
        return matrix;
    }

    /// <summary>A tensor as samples: its first axis is the batch, unless it has no other.</summary>
    /// <param name="tensor">The tensor, channels last.</param>
    public static (int Samples, int[] Shape) Split(GoldenTensor tensor)
        => tensor.Shape.Length < 2 ? (1, [tensor.Values.Length]) : (tensor.Shape[0], tensor.Shape[1..]);

    /// <summary>The number of values of a shape.</summary>
    /// <param name="shape">The shape.</param>
    public static int Count(IEnumerable<int> shape) => shape.Aggregate(1, (product, size) => product * size);

    private static float[] Transpose(ReadOnlySpan<float> matrix, int rows, int columns)
    {
        float[] transposed = new float[matrix.Length];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
                transposed[column * rows + row] = matrix[row * columns + column];
        return transposed;
    }
}
