using System.Collections.Immutable;

namespace StaticNet;

public sealed partial class Dataset
{
    /// <summary>
    /// Creates a data set for a network with several inputs or losses. The columns either have the names of the
    /// network's inputs and outputs, or no names and the network's order; for targets, that is the order of the outputs
    /// with a loss.
    /// </summary>
    /// <param name="inputs">The values of each input. Kept, not copied: do not change them.</param>
    /// <param name="targets">The labels or target values of each loss. Kept, not copied: do not change them.</param>
    /// <exception cref="ArgumentException">
    /// There are no inputs or no targets, only some have a name, a name is empty or not unique, or they have different
    /// numbers of samples or of time steps.
    /// </exception>
    /// <example>
    /// <code>
    /// var data = new Dataset([("image", images, 784), ("meta", meta, 12)], [("digit", digits), ("parity", parities)]);
    /// var same = new Dataset([(images, 784), (meta, 12)], [digits, parities]);
    /// </code>
    /// </example>
    public Dataset(IReadOnlyList<DatasetInput> inputs, IReadOnlyList<DatasetTarget> targets)
    {
        ColumnCheck.Names(inputs, "input", nameof(inputs));
        ColumnCheck.Names(targets, "target", nameof(targets));
        int[]? lengths = ColumnCheck.Samples(inputs, targets);
        InputColumns = [.. inputs];
        TargetColumns = [.. targets];
        (Count, Steps) = (inputs[0].Count, StepsOf(inputs));
        _lengths = LengthRows(lengths, Steps);
    }

    private Dataset(
        ImmutableArray<DatasetInput> inputs, ImmutableArray<DatasetTarget> targets, Rows<int> lengths,
        Rows<float> weights)
    {
        (Count, Steps) = (inputs[0].Count, StepsOf(inputs));
        (InputColumns, TargetColumns, _lengths, _weights) = (inputs, targets, lengths, weights);
    }

    /// <summary>The values of the samples for each input of a network.</summary>
    public ImmutableArray<DatasetInput> InputColumns { get; }

    /// <summary>The labels or target values of the samples for each loss of a network.</summary>
    public ImmutableArray<DatasetTarget> TargetColumns { get; }

    private DatasetInput OnlyInput => InputColumns is [var only]
        ? only
        : throw new InvalidOperationException(Several("inputs", InputColumns.Length, nameof(InputColumns)));

    internal DatasetTarget OnlyTarget => TargetColumns is [var only]
        ? only
        : throw new InvalidOperationException(Several("targets", TargetColumns.Length, nameof(TargetColumns)));

    private static string Several(string what, int count, string property)
        => $"The data set has {count} {what}. Ask one of its {property}.";
}
