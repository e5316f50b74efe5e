namespace StaticNet;

/// <summary>
/// Samples to train or evaluate on: a row of inputs for each, and class labels or target values. Sequences may have
/// different lengths, and samples may have weights. For a network with several inputs or losses, there are several
/// <see cref="InputColumns"/> or <see cref="TargetColumns"/>. A data set is immutable, so any number of readers can
/// share one.
/// </summary>
public sealed partial class Dataset
{
    /// <summary>
    /// The label of a position without a class, which <see cref="CrossEntropyLossAttribute"/> ignores by default.
    /// </summary>
    public const int NoClass = -100;

    /// <summary>Creates a data set with class labels.</summary>
    /// <param name="inputs">[count x inputSize], row-major. Kept, not copied: do not change it.</param>
    /// <param name="inputSize">The number of input values of one sample.</param>
    /// <param name="labels">
    /// [count x labelsPerSample] class indices (not one-hot), or the <c>IgnoreIndex</c> of the network's loss. Kept,
    /// not copied: do not change it.
    /// </param>
    /// <param name="labelsPerSample">
    /// The number of labels of one sample, for networks with a class at each of several positions.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    /// <exception cref="ArgumentException">There are no samples, or a length does not fit.</exception>
    public Dataset(float[] inputs, int inputSize, int[] labels, int labelsPerSample = 1)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(labelsPerSample);
        Count = CountRows(inputs.Length, inputSize);
        RequireLength(labels.Length, labelsPerSample, "labels", nameof(labels), nameof(labelsPerSample));
        InputColumns = [new DatasetInput(null, inputs, inputSize)];
        TargetColumns = [new DatasetTarget(null, labels, labelsPerSample)];
    }

    /// <summary>Creates a data set with target values.</summary>
    /// <param name="inputs">[count x inputSize], row-major. Kept, not copied: do not change it.</param>
    /// <param name="inputSize">The number of input values of one sample.</param>
    /// <param name="targets">[count x targetSize], row-major. Kept, not copied: do not change it.</param>
    /// <param name="targetSize">The number of target values of one sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    /// <exception cref="ArgumentException">There are no samples, or a length does not fit.</exception>
    public Dataset(float[] inputs, int inputSize, float[] targets, int targetSize = 1)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(targetSize);
        Count = CountRows(inputs.Length, inputSize);
        RequireLength(targets.Length, targetSize, "target values", nameof(targets), nameof(targetSize));
        InputColumns = [new DatasetInput(null, inputs, inputSize)];
        TargetColumns = [new DatasetTarget(null, targets, targetSize)];
    }

    /// <summary>The number of samples, at least 1.</summary>
    public int Count { get; }

    /// <summary>The number of input values of one sample; for sequences, including padding.</summary>
    /// <exception cref="InvalidOperationException">There are several <see cref="InputColumns"/>.</exception>
    public int InputSize => OnlyInput.Size;

    /// <summary>Whether the samples have class labels; otherwise they have target values.</summary>
    /// <exception cref="InvalidOperationException">There are several <see cref="TargetColumns"/>.</exception>
    public bool HasLabels => OnlyTarget.HasLabels;

    /// <summary>The number of class labels of one sample; 0 if there are target values instead.</summary>
    /// <exception cref="InvalidOperationException">There are several <see cref="TargetColumns"/>.</exception>
    public int LabelsPerSample => HasLabels ? OnlyTarget.Size : 0;

    /// <summary>The number of target values of one sample; 0 if there are class labels instead.</summary>
    /// <exception cref="InvalidOperationException">There are several <see cref="TargetColumns"/>.</exception>
    public int TargetSize => HasLabels ? 0 : OnlyTarget.Size;

    /// <summary>
    /// The number of classes: one more than the largest label; 0 if there are target values instead. A part of a data
    /// set has the number of the whole data set. Ignored labels count too, because the data set does not know the loss.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are several <see cref="TargetColumns"/>.</exception>
    public int Classes => OnlyTarget.Classes;

    /// <summary>[Count x InputSize], row-major.</summary>
    /// <exception cref="InvalidOperationException">There are several <see cref="InputColumns"/>.</exception>
    public ReadOnlySpan<float> Inputs => OnlyInput.Values;

    /// <summary>[Count x LabelsPerSample] class indices; empty if there are target values instead.</summary>
    /// <exception cref="InvalidOperationException">There are several <see cref="TargetColumns"/>.</exception>
    public ReadOnlySpan<int> Labels => OnlyTarget.Labels;

    /// <summary>[Count x TargetSize], row-major; empty if there are class labels instead.</summary>
    /// <exception cref="InvalidOperationException">There are several <see cref="TargetColumns"/>.</exception>
    public ReadOnlySpan<float> Targets => OnlyTarget.Values;

    /// <summary>Returns the inputs of one sample; for a shorter sequence, without padding.</summary>
    /// <param name="index">The index of the sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">There are several <see cref="InputColumns"/>.</exception>
    public ReadOnlySpan<float> Input(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return OnlyInput.Row(index, LengthOf(index));
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

    private void RequireLength(int length, int size, string what, string parameter, string sizeParameter)
    {
        if (length == (long)Count * size)
            return;
        string advice = length > 0 && length % Count == 0
            ? $" If each sample has {length / Count}, write {sizeParameter}: {length / Count}."
            : "";
        throw new ArgumentException(
            $"{(Count == 1 ? "1 sample needs" : $"{Count} samples need")} {(long)Count * size} {what} ({size} each), "
            + $"but {(length == 1 ? "there is 1" : $"there are {length}")}.{advice}",
            parameter);
    }
}
