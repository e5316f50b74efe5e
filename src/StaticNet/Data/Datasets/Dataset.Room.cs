namespace StaticNet;

public sealed partial class Dataset
{
    /// <summary>
    /// A data set of so many samples with the columns of this one, whose memory is written to by <see cref="CopyTo"/>:
    /// the only kind that changes, and no one outside sees it. All samples are the first of this one at first.
    /// </summary>
    internal Dataset Room(int count)
    {
        int[] first = new int[count];
        Dataset room = Gather(first);
        // Of sequences, the next may be shorter.
        Rows<int> lengths = Steps == 0 || room.HasLengths ? room._lengths : FullLengths(count);
        return new Dataset(room.InputColumns, room.TargetColumns, lengths, room._weights);
    }

    /// <summary>Overwrites a sample of a <see cref="Room"/> of the same columns with one of this data set.</summary>
    internal void CopyTo(int sample, Dataset room, int place)
    {
        for (int i = 0; i < InputColumns.Length; i++)
            InputColumns[i].Rows.CopyTo(sample, room.InputColumns[i].Rows, place);
        for (int i = 0; i < TargetColumns.Length; i++)
        {
            if (TargetColumns[i].HasLabels)
                TargetColumns[i].LabelRows.CopyTo(sample, room.TargetColumns[i].LabelRows, place);
            else
                TargetColumns[i].ValueRows.CopyTo(sample, room.TargetColumns[i].ValueRows, place);
        }
        if (WeightsPerSample > 0)
            _weights.CopyTo(sample, room._weights, place);
        if (HasLengths)
            _lengths.CopyTo(sample, room._lengths, place);
        else if (Steps > 0)
            room._lengths.Overwrite(place, Steps);
    }

    /// <summary>The same samples with other values of their only input, in memory that may change.</summary>
    internal Dataset WithInputs(float[] values)
        => new([OnlyInput.With(new Rows<float>(values, InputSize))], TargetColumns, _lengths, _weights);

    /// <summary>In what the columns differ from those of another; null where they are the same.</summary>
    internal string? Difference(Dataset other)
    {
        if (InputColumns.Length != other.InputColumns.Length || TargetColumns.Length != other.TargetColumns.Length)
        {
            return $"{InputColumns.Length} inputs and {TargetColumns.Length} targets, but "
                + $"{other.InputColumns.Length} and {other.TargetColumns.Length}";
        }
        for (int i = 0; i < InputColumns.Length; i++)
        {
            (DatasetInput mine, DatasetInput first) = (InputColumns[i], other.InputColumns[i]);
            if (mine.Name != first.Name || mine.Size != first.Size || mine.Steps != first.Steps)
                return $"{Describe(mine, mine.Steps)}, but {Describe(first, first.Steps)}";
        }
        for (int i = 0; i < TargetColumns.Length; i++)
        {
            (DatasetTarget mine, DatasetTarget first) = (TargetColumns[i], other.TargetColumns[i]);
            if (mine.HasLabels != first.HasLabels)
                return mine.HasLabels ? "class labels, but target values" : "target values, but class labels";
            if (mine.Name != first.Name || mine.Size != first.Size)
                return $"{Describe(mine, 0)}, but {Describe(first, 0)}";
        }
        return WeightsPerSample == other.WeightsPerSample
            ? null
            : $"{WeightsPerSample} weights a sample, but {other.WeightsPerSample}";
    }

    private static string Describe(DatasetColumn column, int steps)
        => $"{column.Size} values{(steps > 0 ? $" in {steps} time steps" : "")} of {column.Name ?? "a sample"}";

    private Rows<int> FullLengths(int count)
    {
        int[] lengths = new int[count];
        lengths.AsSpan().Fill(Steps);
        return new Rows<int>(lengths, 1);
    }
}
