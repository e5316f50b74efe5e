using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// For generated code: checks what it is called with. After these checks kernels work on references without any.
/// </summary>
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

    /// <summary>Checks the length of something that is either empty or has so many values for each sample.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="length">Its length.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="size">The number of values of one sample.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public static void OptionalLength(string name, int length, int samples, int size)
    {
        if (length != 0)
            Length(name, length, samples, size);
    }

    /// <summary>Checks the number of targets.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="values">The number of values of one sample, if they are values.</param>
    /// <param name="indices">The number of class indices of one sample, if they are indices.</param>
    /// <exception cref="ArgumentException">There is another number of them.</exception>
    public static void Targets(string name, OutputTargets targets, int samples, int values, int indices)
    {
        if (targets.AreIndices)
            Length(name, targets.Indices.Length, samples, indices);
        else
            Length(name, targets.Values.Length, samples, values);
    }

    /// <summary>Copies as many outputs as the caller has room for: all or none.</summary>
    /// <param name="first">The first of all outputs.</param>
    /// <param name="output">Receives them, or is empty.</param>
    public static void CopyOutput(ref float first, Span<float> output)
        => MemoryMarshal.CreateReadOnlySpan(ref first, output.Length).CopyTo(output);

    /// <summary>Checks that an output shares no memory with what it is computed from.</summary>
    /// <typeparam name="T"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
    /// <param name="input">What is read.</param>
    /// <param name="output">What is written.</param>
    /// <param name="inputName">The name of what is read.</param>
    /// <param name="outputName">The name of what is written.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Disjoint<T>(
        ReadOnlySpan<T> input, ReadOnlySpan<float> output, string inputName = "input", string outputName = "output")
        where T : unmanaged
    {
        // Written out, since most often one comparison is enough: the output lies after the input.
        nint distance = Unsafe.ByteOffset(
            ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(input)),
            ref Unsafe.As<float, byte>(ref MemoryMarshal.GetReference(output)));
        if (distance < (nint)(uint)input.Length * Unsafe.SizeOf<T>()
            && -distance < (nint)(uint)output.Length * sizeof(float)
            && input.Length > 0 && output.Length > 0)
            ThrowOverlap(inputName, outputName);
    }

    /// <summary>A new array for outputs.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="size">The number of values of one.</param>
    /// <exception cref="ArgumentException">They are more than one array holds.</exception>
    public static float[] NewOutput(long rows, int size)
    {
        if (rows * size > Array.MaxLength)
        {
            throw new ArgumentException(
                $"The output of {rows:N0} rows of {size:N0} is more than one array holds. Pass fewer at a time.");
        }
        return new float[rows * size];
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

    /// <summary>Checks a gradient block.</summary>
    /// <param name="gradients">The block.</param>
    /// <param name="parameters">The parameter block.</param>
    /// <exception cref="ArgumentException">It has another length, or is the parameter block itself.</exception>
    public static void Gradients(ReadOnlySpan<float> gradients, ReadOnlySpan<float> parameters)
    {
        if (gradients.Length != parameters.Length)
        {
            throw new ArgumentException(
                $"gradients has {gradients.Length} floats, but the parameter block has {parameters.Length}: "
                + "allocate new float[network.Parameters.Length].");
        }
        Disjoint(parameters, gradients, "the parameter block", "gradients");
    }

    /// <summary>Checks the spans of a training step: what is written shares no memory with what is read.</summary>
    /// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
    /// <typeparam name="TTarget"><c>float</c> for values, <c>int</c> for class indices.</typeparam>
    /// <param name="input">The input.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="gradients">The gradient block.</param>
    /// <param name="parameters">The parameter block.</param>
    /// <exception cref="ArgumentException">They overlap, or the gradient block has another length.</exception>
    public static void Training<TInput, TTarget>(
        ReadOnlySpan<TInput> input, ReadOnlySpan<TTarget> targets, ReadOnlySpan<float> gradients,
        ReadOnlySpan<float> parameters)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        Gradients(gradients, parameters);
        Disjoint(input, gradients, nameof(input), nameof(gradients));
        Disjoint(targets, gradients, nameof(targets), nameof(gradients));
    }

    /// <summary>Checks the spans of a training step with targets of either kind.</summary>
    /// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
    /// <param name="input">The input.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="gradients">The gradient block.</param>
    /// <param name="parameters">The parameter block.</param>
    /// <exception cref="ArgumentException">They overlap, or the gradient block has another length.</exception>
    public static void Training<TInput>(
        ReadOnlySpan<TInput> input, OutputTargets targets, ReadOnlySpan<float> gradients,
        ReadOnlySpan<float> parameters)
        where TInput : unmanaged
    {
        Training(input, targets.Values, gradients, parameters);
        Disjoint(targets.Indices, gradients, nameof(targets), nameof(gradients));
    }

    /// <summary>Checks the spans of a backward pass: what is written shares no memory with what is read.</summary>
    /// <param name="dOutput">The gradient of the outputs.</param>
    /// <param name="gradients">The gradient block.</param>
    /// <param name="dInput">The gradient of the input, or nothing.</param>
    /// <param name="parameters">The parameter block.</param>
    /// <param name="outputName">What messages call the gradient of the outputs.</param>
    /// <param name="inputName">What messages call the gradient of the input.</param>
    /// <exception cref="ArgumentException">They overlap, or the gradient block has another length.</exception>
    public static void Backward(
        ReadOnlySpan<float> dOutput, ReadOnlySpan<float> gradients, ReadOnlySpan<float> dInput,
        ReadOnlySpan<float> parameters, string outputName = "dOutput", string inputName = "dInput")
    {
        Gradients(gradients, parameters);
        Disjoint(dOutput, gradients, outputName, nameof(gradients));
        Disjoint(dOutput, dInput, outputName, inputName);
        Disjoint(gradients, dInput, nameof(gradients), inputName);
        Disjoint(parameters, dInput, "the parameter block", inputName);
    }

    /// <summary>The first value of a span, or a null reference where it is empty.</summary>
    /// <param name="span">The span.</param>
    public static ref float ReferenceOrNull(Span<float> span)
        => ref span.IsEmpty ? ref Unsafe.NullRef<float>() : ref MemoryMarshal.GetReference(span);

    /// <summary>The first value of a span, or a null reference where it is empty.</summary>
    /// <param name="span">The span.</param>
    public static ref float ReferenceOrNull(ReadOnlySpan<float> span)
        => ref span.IsEmpty ? ref Unsafe.NullRef<float>() : ref MemoryMarshal.GetReference(span);

    [DoesNotReturn]
    private static void ThrowBatchStatistics(string layer, int values) =>
        throw new ArgumentException(
            $"{layer} normalises over the batch, which in training needs more than one value for each channel, "
            + $"and this one has {values}. Pass more samples, or choose a batch size that leaves no single one over.");

    [DoesNotReturn]
    private static void ThrowOverlap(string inputName, string outputName) =>
        throw new ArgumentException(
            $"{outputName} shares memory with {inputName}, which would be overwritten while it is read. "
            + $"Pass another span for {outputName}.", outputName);

    [DoesNotReturn]
    private static void ThrowNotWhole(int length, int inputSize) =>
        throw new ArgumentException(
            $"input has {length} floats, which is not a whole number of samples of {inputSize}.");

    [DoesNotReturn]
    private static void ThrowLength(string name, int length, int samples, int size) =>
        throw new ArgumentException(
            $"{name} has {length} floats, but {samples} samples of {size} need {(long)samples * size}.");
}
