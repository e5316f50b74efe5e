namespace StaticNet;

/// <summary>What counts of a data set's target: all but what belongs to the padding of sequences.</summary>
/// <param name="data">The data set.</param>
/// <param name="target">The target.</param>
/// <param name="eachStep">Whether each time step has its own.</param>
internal readonly struct CountedTarget(Dataset data, DatasetTarget target, bool eachStep)
{
    /// <summary>Whether all target values that count are 0 or 1.</summary>
    public bool IsBinary
    {
        get
        {
            for (int sample = 0; sample < target.Count; sample++)
            {
                if (Values(sample).ContainsAnyExcept(0f, 1f))
                    return false;
            }
            return true;
        }
    }

    /// <summary>How many labels or values of a sample count.</summary>
    public int CountOf(int sample)
        => eachStep && data.LengthOf(sample) is { } length ? target.Size / data.Steps * length : target.Size;

    /// <summary>The labels of a sample that count; none where there are values.</summary>
    public ReadOnlySpan<int> Labels(int sample) => target.HasLabels ? target.LabelRows[sample][..CountOf(sample)] : [];

    /// <summary>The values of a sample that count; none where there are labels.</summary>
    public ReadOnlySpan<float> Values(int sample)
        => target.HasLabels ? [] : target.ValueRows[sample][..CountOf(sample)];

    /// <summary>The class at a position of a sample: its label, or its binary target.</summary>
    public int ClassOf(int sample, int position) => target.HasLabels
        ? target.LabelRows[sample][position]
        : target.ValueRows[sample][position] > 0.5f ? 1 : 0;
}
