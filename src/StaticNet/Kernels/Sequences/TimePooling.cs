using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: means and maxima over the time steps of sequences, [time x rows x size] to [rows x size]. Steps
/// after the end of a sequence do not count. NaN in a step comes out as NaN.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TimePooling
{
    /// <summary><c>output[n] = the mean of input[t, n] over the steps t that count</c>.</summary>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="lengths">The number of steps of each sequence; empty where all count.</param>
    /// <param name="size">The values of one time step.</param>
    /// <param name="input">[time x rows x size].</param>
    /// <param name="inputStride">The distance of its rows.</param>
    /// <param name="output">Receives [rows x size].</param>
    /// <param name="outputStride">The distance of its rows.</param>
    public static void Average(
        int rows, int time, ReadOnlySpan<int> lengths, int size, ref float input, int inputStride,
        ref float output, int outputStride)
    {
        for (int row = 0; row < rows; row++)
        {
            int length = lengths.IsEmpty ? time : lengths[row];
            Span<float> mean = Row(ref output, row * outputStride, size);
            Row(ref input, row * inputStride, size).CopyTo(mean);
            for (int step = 1; step < length; step++)
                TensorPrimitives.Add(mean, Row(ref input, (step * rows + row) * inputStride, size), mean);
            TensorPrimitives.Divide(mean, length, mean);
        }
    }

    /// <summary><c>output[n] = the greatest of input[t, n] over the steps t that count</c>.</summary>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="lengths">The number of steps of each sequence; empty where all count.</param>
    /// <param name="size">The values of one time step.</param>
    /// <param name="input">[time x rows x size].</param>
    /// <param name="inputStride">The distance of its rows.</param>
    /// <param name="output">Receives [rows x size].</param>
    /// <param name="outputStride">The distance of its rows.</param>
    public static void Max(
        int rows, int time, ReadOnlySpan<int> lengths, int size, ref float input, int inputStride,
        ref float output, int outputStride)
    {
        for (int row = 0; row < rows; row++)
        {
            int length = lengths.IsEmpty ? time : lengths[row];
            Span<float> greatest = Row(ref output, row * outputStride, size);
            Row(ref input, row * inputStride, size).CopyTo(greatest);
            for (int step = 1; step < length; step++)
                TensorPrimitives.Max(greatest, Row(ref input, (step * rows + row) * inputStride, size), greatest);
        }
    }

    /// <summary><c>dInput[t, n] = dOutput[n] / length</c> for the steps that count, 0 after them.</summary>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="lengths">The number of steps of each sequence; empty where all count.</param>
    /// <param name="size">The values of one time step.</param>
    /// <param name="dOutput">[rows x size].</param>
    /// <param name="outputStride">The distance of its rows.</param>
    /// <param name="dInput">Receives [time x rows x size], with zeros as padding.</param>
    /// <param name="inputStride">The distance of its rows.</param>
    public static void AverageBackward(
        int rows, int time, ReadOnlySpan<int> lengths, int size, ref float dOutput, int outputStride,
        ref float dInput, int inputStride)
    {
        Row(ref dInput, 0, rows * time * inputStride).Clear();
        for (int row = 0; row < rows; row++)
        {
            int length = lengths.IsEmpty ? time : lengths[row];
            Span<float> gradient = Row(ref dOutput, row * outputStride, size);
            for (int step = 0; step < length; step++)
                TensorPrimitives.Divide(gradient, length, Row(ref dInput, (step * rows + row) * inputStride, size));
        }
    }

    /// <summary><c>dInput[t, n] = dOutput[n]</c> where the first step t that has the maximum is, 0 elsewhere.</summary>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="lengths">The number of steps of each sequence; empty where all count.</param>
    /// <param name="size">The values of one time step.</param>
    /// <param name="dOutput">[rows x size].</param>
    /// <param name="input">What forward read, [time x rows x size].</param>
    /// <param name="readStride">The distance of its rows.</param>
    /// <param name="output">What forward wrote, [rows x size].</param>
    /// <param name="outputStride">The distance of the rows of output and dOutput.</param>
    /// <param name="dInput">Receives [time x rows x size], with zeros as padding.</param>
    /// <param name="inputStride">The distance of its rows.</param>
    public static void MaxBackward(
        int rows, int time, ReadOnlySpan<int> lengths, int size, ref float dOutput, ref float input, int readStride,
        ref float output, int outputStride, ref float dInput, int inputStride)
    {
        Row(ref dInput, 0, rows * time * inputStride).Clear();
        for (int row = 0; row < rows; row++)
        {
            int length = lengths.IsEmpty ? time : lengths[row];
            for (int column = 0; column < size; column++)
            {
                float greatest = Unsafe.Add(ref output, row * outputStride + column);
                int step = 0;
                while (step < length - 1
                    && Unsafe.Add(ref input, (step * rows + row) * readStride + column) != greatest)
                    step++;
                Unsafe.Add(ref dInput, (step * rows + row) * inputStride + column) =
                    Unsafe.Add(ref dOutput, row * outputStride + column);
            }
        }
    }

    private static Span<float> Row(ref float matrix, int offset, int length) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref matrix, offset), length);
}
