namespace StaticNet;

public sealed partial class Dataset
{
    /// <summary>Copies chosen samples with their labels into a batch. Allocates nothing.</summary>
    /// <param name="indices">The numbers of the samples.</param>
    /// <param name="inputs">Receives [indices x InputSize].</param>
    /// <param name="labels">Receives [indices x LabelsPerSample].</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is not that of a sample.</exception>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    /// <exception cref="InvalidOperationException">The samples have target values, not labels.</exception>
    public void CopyRows(ReadOnlySpan<int> indices, Span<float> inputs, Span<int> labels)
    {
        if (!HasLabels)
            throw new InvalidOperationException("The data set has target values, not class labels.");
        CopyRows(Inputs, InputSize, indices, inputs);
        CopyRows(Labels, LabelsPerSample, indices, labels);
    }

    /// <summary>Copies chosen samples with their target values into a batch. Allocates nothing.</summary>
    /// <param name="indices">The numbers of the samples.</param>
    /// <param name="inputs">Receives [indices x InputSize].</param>
    /// <param name="targets">Receives [indices x TargetSize].</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is not that of a sample.</exception>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    /// <exception cref="InvalidOperationException">The samples have labels, not target values.</exception>
    public void CopyRows(ReadOnlySpan<int> indices, Span<float> inputs, Span<float> targets)
    {
        if (HasLabels)
            throw new InvalidOperationException("The data set has class labels, not target values.");
        CopyRows(Inputs, InputSize, indices, inputs);
        CopyRows(Targets, TargetSize, indices, targets);
    }

    private static void CopyRows<T>(ReadOnlySpan<T> source, int size, ReadOnlySpan<int> indices, Span<T> destination)
    {
        if (destination.Length < (long)indices.Length * size)
        {
            throw new ArgumentException(
                $"{indices.Length} samples of {size} values do not fit into {destination.Length}.",
                nameof(destination));
        }
        int count = source.Length / size;
        for (int i = 0; i < indices.Length; i++)
        {
            if ((uint)indices[i] >= (uint)count)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(indices), indices[i], $"The data set has {count} samples, the first with number 0.");
            }
            source.Slice(indices[i] * size, size).CopyTo(destination.Slice(i * size, size));
        }
    }
}
