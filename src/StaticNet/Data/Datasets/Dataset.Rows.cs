namespace StaticNet;

public sealed partial class Dataset
{
    internal Rows<float> WeightRows => _weights;

    /// <summary>Copies chosen samples with their labels into a batch. Allocates nothing.</summary>
    /// <param name="indices">The indices of the samples.</param>
    /// <param name="inputs">Receives [indices x InputSize], including the padding of shorter sequences.</param>
    /// <param name="labels">Receives [indices x LabelsPerSample].</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is not that of a sample.</exception>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    /// <exception cref="InvalidOperationException">
    /// The samples have target values instead of labels, or several input or target columns.
    /// </exception>
    public void CopyRows(ReadOnlySpan<int> indices, Span<float> inputs, Span<int> labels)
    {
        if (!HasLabels)
            throw new InvalidOperationException("The data set has target values, not class labels.");
        OnlyInput.Rows.CopyTo(indices, inputs);
        OnlyTarget.LabelRows.CopyTo(indices, labels);
    }

    /// <summary>Copies chosen samples with their target values into a batch. Allocates nothing.</summary>
    /// <param name="indices">The indices of the samples.</param>
    /// <param name="inputs">Receives [indices x InputSize], including the padding of shorter sequences.</param>
    /// <param name="targets">Receives [indices x TargetSize].</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is not that of a sample.</exception>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    /// <exception cref="InvalidOperationException">
    /// The samples have labels instead of target values, or several input or target columns.
    /// </exception>
    public void CopyRows(ReadOnlySpan<int> indices, Span<float> inputs, Span<float> targets)
    {
        if (HasLabels)
            throw new InvalidOperationException("The data set has class labels, not target values.");
        OnlyInput.Rows.CopyTo(indices, inputs);
        OnlyTarget.ValueRows.CopyTo(indices, targets);
    }
}
