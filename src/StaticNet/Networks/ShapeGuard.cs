using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace StaticNet;

/// <summary>For generated code: checks the lengths of what it is called with.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ShapeGuard
{
    /// <summary>The number of samples in an input.</summary>
    /// <param name="length">The length of the input.</param>
    /// <param name="inputSize">The length of one sample.</param>
    /// <exception cref="ArgumentException"><paramref name="length"/> is not a multiple of the size.</exception>
    public static int Samples(int length, int inputSize)
    {
        (int samples, int remainder) = Math.DivRem(length, inputSize);
        if (remainder != 0)
            ThrowNotWhole(length, inputSize);
        return samples;
    }

    /// <summary>The number of samples in an input for which a loss is asked: at least one.</summary>
    /// <param name="length">The length of the input.</param>
    /// <param name="inputSize">The length of one sample.</param>
    /// <exception cref="ArgumentException"><paramref name="length"/> is zero or not a multiple of the size.</exception>
    public static int LossSamples(int length, int inputSize)
    {
        if (length == 0)
            throw new ArgumentException("input is empty, and the loss of no samples is undefined.");
        return Samples(length, inputSize);
    }

    /// <summary>Checks the length of something that has so many values for each sample.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="length">Its length.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="size">The number of values of one sample.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public static void Length(string name, int length, int samples, int size)
    {
        if (length != (long)samples * size)
            ThrowLength(name, length, samples, size);
    }

    /// <summary>Checks that a batch has a variance, as a layer that normalises it in training needs.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="values">How many values the batch has for each channel.</param>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    public static void BatchStatistics(string layer, int values)
    {
        if (values < 2)
            ThrowBatchStatistics(layer, values);
    }

    /// <summary>Checks the length of a gradient block.</summary>
    /// <param name="length">Its length.</param>
    /// <param name="expected">The length of the parameter block.</param>
    /// <exception cref="ArgumentException">They differ.</exception>
    public static void Gradients(int length, int expected)
    {
        if (length != expected)
        {
            throw new ArgumentException(
                $"gradients has {length} floats, "
                + $"but the parameter block has {expected}: allocate new AlignedBuffer(network.Parameters.Length).");
        }
    }

    [DoesNotReturn]
    private static void ThrowBatchStatistics(string layer, int values) =>
        throw new ArgumentException(
            $"{layer} normalises over the batch, which in training needs more than one value for each channel, "
            + $"and this one has {values}. Pass more samples, or choose a batch size that leaves no single one over.");

    [DoesNotReturn]
    private static void ThrowNotWhole(int length, int inputSize) =>
        throw new ArgumentException(
            $"input has {length} floats, which is not a whole number of samples of {inputSize}.");

    [DoesNotReturn]
    private static void ThrowLength(string name, int length, int samples, int size) =>
        throw new ArgumentException(
            $"{name} has {length} floats, but {samples} samples of {size} need {(long)samples * size}.");
}
