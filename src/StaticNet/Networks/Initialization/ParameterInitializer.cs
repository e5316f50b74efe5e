using System.Collections.Immutable;
using System.ComponentModel;
using StaticNet.Kernels;

namespace StaticNet;

/// <summary>For generated code: fills a parameter block with the initial values of a network.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParameterInitializer
{
    /// <summary>
    /// Zeroes the block, padding included, and initialises each tensor. Each has a random stream of its own, given by
    /// the seed and its place in the list, and draws in the order of the weight file: the values do not depend on the
    /// layout.
    /// </summary>
    /// <param name="block">The parameter block.</param>
    /// <param name="definition">The network.</param>
    /// <param name="seed">The same seed gives the same values.</param>
    /// <exception cref="ArgumentException"><paramref name="block"/> is shorter than the network's.</exception>
    public static void Initialize(Span<float> block, NetworkDefinition definition, long seed)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (block.Length < definition.ParameterLength)
        {
            throw new ArgumentException(
                $"{definition.Name} has {definition.ParameterLength} floats of parameters, the block {block.Length}.",
                nameof(block));
        }
        block.Clear();
        Initialize(block, definition.Tensors, unchecked((ulong)seed));
    }

    /// <summary>Does the same for the parameters, and sets the running statistics to mean 0 and variance 1.</summary>
    /// <param name="block">The parameter block.</param>
    /// <param name="buffers">The block of buffers.</param>
    /// <param name="definition">The network.</param>
    /// <param name="seed">The same seed gives the same values.</param>
    /// <exception cref="ArgumentException">A block is shorter than the network's.</exception>
    public static void Initialize(Span<float> block, Span<float> buffers, NetworkDefinition definition, long seed)
    {
        Initialize(block, definition, seed);
        if (buffers.Length < definition.BufferLength)
        {
            throw new ArgumentException(
                $"{definition.Name} has {definition.BufferLength} floats of buffers, the block {buffers.Length}.",
                nameof(buffers));
        }
        buffers.Clear();
        Initialize(buffers, definition.Buffers, unchecked((ulong)seed));
    }

    private static void Initialize(Span<float> block, ImmutableArray<TensorLayout> tensors, ulong seed)
    {
        for (int i = 0; i < tensors.Length; i++)
        {
            TensorLayout tensor = tensors[i];
            if (tensor.Initializer == Initializer.Zeros)
                continue;
            float[] values = new float[tensor.Count];
            Fill(values, tensor, new CounterRandom(CounterRandom.Combine(seed, (ulong)i)));
            foreach (ref float value in values.AsSpan())
                value *= tensor.InitialScale;
            if (tensor.ZeroRow >= 0)
            {
                int rowLength = tensor.Count / tensor.Shape[0];
                values.AsSpan(tensor.ZeroRow * rowLength, rowLength).Clear();
            }
            tensor.Scatter(values, block);
        }
    }

    private static void Fill(Span<float> values, TensorLayout tensor, CounterRandom random)
    {
        double fanIn = Math.Max(1, tensor.FanIn);
        double fanSum = Math.Max(1, tensor.FanIn + tensor.FanOut);
        switch (tensor.Initializer)
        {
            case Initializer.GlorotUniform:
                Uniform(values, Math.Sqrt(6 / fanSum), random);
                break;
            case Initializer.GlorotNormal:
                Normal(values, Math.Sqrt(2 / fanSum), random);
                break;
            case Initializer.HeUniform:
                Uniform(values, Math.Sqrt(6 / fanIn), random);
                break;
            case Initializer.HeNormal:
                Normal(values, Math.Sqrt(2 / fanIn), random);
                break;
            case Initializer.LecunNormal:
                Normal(values, Math.Sqrt(1 / fanIn), random);
                break;
            case Initializer.TorchUniform:
                Uniform(values, 1 / Math.Sqrt(fanIn), random);
                break;
            case Initializer.Orthogonal:
                int rows = tensor.Shape.IsEmpty ? 1 : tensor.Shape[0];
                OrthogonalMatrix.Fill(values, rows, tensor.Count / Math.Max(1, rows), random);
                break;
            case Initializer.Normal:
                Normal(values, 1, random);
                break;
            case Initializer.SmallNormal:
                Normal(values, 0.01, random);
                break;
            case Initializer.Ones:
                values.Fill(1);
                break;
            default:
                throw new ArgumentException(
                    $"Tensor {tensor.Name} has the unknown initializer {tensor.Initializer}.", nameof(tensor));
        }
    }

    private static void Uniform(Span<float> values, double bound, CounterRandom random)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(bound * (2 * random.Uniform((ulong)i) - 1));
    }

    private static void Normal(Span<float> values, double deviation, CounterRandom random)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(deviation * random.Normal((ulong)i));
    }
}
