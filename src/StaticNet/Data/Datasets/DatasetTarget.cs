using System.Numerics.Tensors;

namespace StaticNet;

/// <summary>The samples' labels or target values for one loss of a network with several losses.</summary>
public sealed class DatasetTarget : DatasetColumn
{
    /// <summary>Class labels.</summary>
    /// <param name="name">The name of the network's output; null to go by order.</param>
    /// <param name="labels">
    /// [count x labelsPerSample] class indices (not one-hot), or the <c>IgnoreIndex</c> of the loss. Kept, not copied:
    /// do not change it.
    /// </param>
    /// <param name="labelsPerSample">
    /// The number of labels of one sample, for networks with a class at each of several positions.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="labelsPerSample"/> is not positive.</exception>
    /// <exception cref="ArgumentException">There are no labels, or they are not whole samples.</exception>
    public DatasetTarget(string? name, int[] labels, int labelsPerSample = 1)
        : this(
            name, new Rows<int>(RequireRows(name, labels, labelsPerSample, "labels", nameof(labels)), labelsPerSample),
            CountClasses(labels))
    {
    }

    /// <summary>Target values.</summary>
    /// <param name="name">The name of the network's output; null to go by order.</param>
    /// <param name="values">[count x size], row-major. Kept, not copied: do not change it.</param>
    /// <param name="size">The number of target values of one sample.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is not positive.</exception>
    /// <exception cref="ArgumentException">There are no values, or they are not whole samples.</exception>
    public DatasetTarget(string? name, float[] values, int size)
        : this(name, new Rows<float>(RequireRows(name, values, size, "target values", nameof(values)), size))
    {
    }

    internal DatasetTarget(string? name, Rows<int> labels, int classes)
        : base(name, labels.Size) => (LabelRows, Classes) = (labels, classes);

    internal DatasetTarget(string? name, Rows<float> values)
        : base(name, values.Size) => ValueRows = values;

    /// <summary>Whether these are class labels; otherwise they are target values.</summary>
    public bool HasLabels => LabelRows.Size > 0;

    /// <summary>[Count x Size] class indices; empty where these are target values.</summary>
    public ReadOnlySpan<int> Labels => LabelRows.Values;

    /// <summary>[Count x Size] target values; empty where these are class labels.</summary>
    public ReadOnlySpan<float> Values => ValueRows.Values;

    /// <summary>
    /// The number of classes: one more than the largest label; 0 for target values. A part of a data set has the number
    /// of the whole data set. Ignored labels count too, because the data set does not know the loss.
    /// </summary>
    public int Classes { get; }

    /// <inheritdoc/>
    public override int Count => HasLabels ? LabelRows.Count : ValueRows.Count;

    internal Rows<int> LabelRows { get; }

    internal Rows<float> ValueRows { get; }

    /// <summary>A class for each time step of sequences, which may have different lengths.</summary>
    /// <param name="name">The name of the network's output; null to go by order.</param>
    /// <param name="labels">The class index of each time step of each sequence.</param>
    /// <exception cref="ArgumentException">There are no sequences, or one is null or empty.</exception>
    public static DatasetTarget OfSequences(string? name, int[][] labels)
    {
        PaddedRows rows = PaddedRows.Measure(labels, 1, nameof(labels));
        int[] padded = rows.Pad(labels, 1, Dataset.NoClass, "labels", nameof(labels));
        return new DatasetTarget(name, padded, rows.Steps) { Lengths = rows.Lengths };
    }

    /// <summary>Target values for each time step of sequences, which may have different lengths.</summary>
    /// <param name="name">The name of the network's output; null to go by order.</param>
    /// <param name="targets">The target values of each sequence, step by step.</param>
    /// <param name="sizePerStep">The number of target values of one time step.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sizePerStep"/> is not positive.</exception>
    /// <exception cref="ArgumentException">
    /// There are no sequences, or one is null, empty or not made of whole time steps.
    /// </exception>
    public static DatasetTarget OfSequences(string? name, float[][] targets, int sizePerStep)
    {
        PaddedRows rows = PaddedRows.Measure(targets, sizePerStep, nameof(targets));
        float[] padded = rows.Pad(targets, sizePerStep, 0, "target values", nameof(targets));
        return new DatasetTarget(name, padded, rows.Steps * sizePerStep) { Lengths = rows.Lengths };
    }

    /// <summary>Class labels in the order of the network's losses.</summary>
    /// <param name="labels">One for each sample.</param>
    public static implicit operator DatasetTarget(int[] labels) => new(null, labels);

    /// <summary>Class labels for a named output.</summary>
    /// <param name="column">The name, and one label for each sample.</param>
    public static implicit operator DatasetTarget((string Name, int[] Labels) column)
        => new(column.Name, column.Labels);

    /// <summary>Target values in the order of the network's losses.</summary>
    /// <param name="column">[count x size], and the number of values of one sample.</param>
    public static implicit operator DatasetTarget((float[] Values, int Size) column)
        => new(null, column.Values, column.Size);

    /// <summary>Target values for a named output.</summary>
    /// <param name="column">The name, [count x size], and the number of values of one sample.</param>
    public static implicit operator DatasetTarget((string Name, float[] Values, int Size) column)
        => new(column.Name, column.Values, column.Size);

    internal DatasetTarget Slice(int start, int count) => HasLabels
        ? new(Name, LabelRows.Slice(start, count), Classes)
        : new(Name, ValueRows.Slice(start, count));

    internal DatasetTarget Gather(ReadOnlySpan<int> indices) => HasLabels
        ? new(Name, LabelRows.Gather(indices), Classes)
        : new(Name, ValueRows.Gather(indices));

    internal static int CountClasses(ReadOnlySpan<int> labels)
        => Math.Max(-1, Math.Min(TensorPrimitives.Max(labels), int.MaxValue - 1)) + 1;
}
