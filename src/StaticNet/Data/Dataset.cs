using System.Numerics.Tensors;

namespace StaticNet;

/// <summary>
/// Samples to train or evaluate on: a row of inputs each, and either class labels or target values. It never changes,
/// so that any number of readers may share one.
/// </summary>
public sealed partial class Dataset
{
    /// <summary>
    /// The label of a position without a class: what <see cref="CrossEntropyLossAttribute"/> ignores by default.
    /// </summary>
    public const int NoClass = -100;

    private readonly ReadOnlyMemory<float> _inputs;
    private readonly ReadOnlyMemory<int> _labels;
    private readonly ReadOnlyMemory<float> _targets;

    /// <summary>Creates a data set with class labels.</summary>
    /// <param name="inputs">[count x inputSize], row-major. Kept, not copied: do not change it.</param>
    /// <param name="inputSize">The number of input values of one sample.</param>
    /// <param name="labels">
    /// [count x labelsPerSample] class indices, or the <c>IgnoreIndex</c> of the network's loss, whatever it is. Kept,
    /// not copied: do not change it.
    /// </param>
    /// <param name="labelsPerSample">The number of positions of one sample that have a class each.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    /// <exception cref="ArgumentException">There are no samples, or a length does not fit.</exception>
    public Dataset(float[] inputs, int inputSize, int[] labels, int labelsPerSample = 1)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(labelsPerSample);
        Count = CountRows(inputs.Length, inputSize);
        RequireLength(labels.Length, labelsPerSample, "labels", nameof(labels));
        Classes = CountClasses(labels);
        InputSize = inputSize;
        LabelsPerSample = labelsPerSample;
        _inputs = inputs;
        _labels = labels;
    }

    /// <summary>Creates a data set with target values.</summary>
    /// <param name="inputs">[count x inputSize], row-major. Kept, not copied: do not change it.</param>
    /// <param name="inputSize">The number of input values of one sample.</param>
    /// <param name="targets">[count x targetSize], row-major. Kept, not copied: do not change it.</param>
    /// <param name="targetSize">The number of target values of one sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    /// <exception cref="ArgumentException">There are no samples, or a length does not fit.</exception>
    public Dataset(float[] inputs, int inputSize, float[] targets, int targetSize)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(targetSize);
        Count = CountRows(inputs.Length, inputSize);
        RequireLength(targets.Length, targetSize, "target values", nameof(targets));
        InputSize = inputSize;
        TargetSize = targetSize;
        _inputs = inputs;
        _targets = targets;
    }

    /// <summary>
    /// Creates a data set of sequences of tokens that all have the same length, with class labels: one for each
    /// sequence, or one for each token. Shorter sequences are padded; a padded token's label is <see cref="NoClass"/>.
    /// </summary>
    /// <param name="tokens">
    /// [count x tokensPerSample], each below 2^24. They are kept as floats, which is exact.
    /// </param>
    /// <param name="tokensPerSample">The number of tokens of one sequence.</param>
    /// <param name="labels">[count x labelsPerSample] class indices. Kept, not copied: do not change it.</param>
    /// <param name="labelsPerSample">1 for a class of each sequence, tokensPerSample for one of each token.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is not positive, or a token is negative or too large.
    /// </exception>
    /// <exception cref="ArgumentException">There are no samples, or a length does not fit.</exception>
    public static Dataset OfTokens(int[] tokens, int tokensPerSample, int[] labels, int labelsPerSample = 1)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        float[] inputs = new float[tokens.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] is < 0 or >= 1 << 24)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(tokens), tokens[i], $"Token {i} must be from 0 to 2^24 - 1.");
            }
            inputs[i] = tokens[i];
        }
        return new Dataset(inputs, tokensPerSample, labels, labelsPerSample);
    }

    private Dataset(Dataset source, int start, int count)
    {
        (Count, InputSize, Classes) = (count, source.InputSize, source.Classes);
        (LabelsPerSample, TargetSize) = (source.LabelsPerSample, source.TargetSize);
        _inputs = source._inputs.Slice(start * InputSize, count * InputSize);
        _labels = source._labels.Slice(start * LabelsPerSample, count * LabelsPerSample);
        _targets = source._targets.Slice(start * TargetSize, count * TargetSize);
    }

    /// <summary>The number of samples, at least 1.</summary>
    public int Count { get; }

    /// <summary>The number of input values of one sample.</summary>
    public int InputSize { get; }

    /// <summary>Whether the samples have class labels; if not, they have target values.</summary>
    public bool HasLabels => LabelsPerSample > 0;

    /// <summary>The number of class labels of one sample, 0 where there are target values instead.</summary>
    public int LabelsPerSample { get; }

    /// <summary>The number of target values of one sample, 0 where there are class labels instead.</summary>
    public int TargetSize { get; }

    /// <summary>
    /// The number of classes: one more than the greatest label, of the whole data set also where this is a part of it;
    /// 0 where there are target values instead. A label that a network ignores counts too, as nothing here knows it.
    /// </summary>
    public int Classes { get; }

    /// <summary>[Count x InputSize], row-major.</summary>
    public ReadOnlySpan<float> Inputs => _inputs.Span;

    /// <summary>[Count x LabelsPerSample] class indices; empty where there are target values instead.</summary>
    public ReadOnlySpan<int> Labels => _labels.Span;

    /// <summary>[Count x TargetSize], row-major; empty where there are class labels instead.</summary>
    public ReadOnlySpan<float> Targets => _targets.Span;

    /// <summary>The inputs of one sample.</summary>
    /// <param name="index">The number of the sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public ReadOnlySpan<float> Input(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return Inputs.Slice(index * InputSize, InputSize);
    }

    private static int CountRows(int length, int inputSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputSize);
        if (length == 0)
            throw new ArgumentException("A data set needs at least one sample.", "inputs");
        (int count, int rest) = Math.DivRem(length, inputSize);
        return rest == 0
            ? count
            : throw new ArgumentException(
                $"{length} input values are not whole samples of {inputSize} each.", "inputs");
    }

    private static int CountClasses(ReadOnlySpan<int> labels)
        => Math.Max(-1, Math.Min(TensorPrimitives.Max(labels), int.MaxValue - 1)) + 1;

    private void RequireLength(int length, int size, string what, string parameter)
    {
        if (length != (long)Count * size)
        {
            throw new ArgumentException(
                $"{Count} samples need {(long)Count * size} {what} ({size} each), but there are {length}.", parameter);
        }
    }
}
