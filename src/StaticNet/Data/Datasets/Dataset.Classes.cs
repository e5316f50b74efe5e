namespace StaticNet;

public sealed partial class Dataset
{
    /// <summary>Whether a sample or time step is of one class: it has a label, or a single target of 0 or 1.</summary>
    internal bool HasClasses => HasLabels
        || ((TargetSize == 1 || HasTargetEachStep) && HasBinaryTargets(HasTargetEachStep));

    /// <summary>Whether there seems to be one label or target for each time step.</summary>
    internal bool HasTargetEachStep => LabelsPerSample + TargetSize == Steps;

    /// <summary>Whether all target values that count are 0 or 1.</summary>
    /// <param name="eachStep">Whether each time step has its own.</param>
    internal bool HasBinaryTargets(bool eachStep)
    {
        for (int sample = 0; sample < Count; sample++)
        {
            if (CountedTargets(sample, eachStep).ContainsAnyExcept(0f, 1f))
                return false;
        }
        return true;
    }

    /// <summary>How many labels or binary targets of a sample are not of its padding.</summary>
    internal int CountedClasses(int sample, bool eachStep) => Counted(LabelsPerSample + TargetSize, sample, eachStep);

    /// <summary>The class at a position of a sample: its label, or its binary target.</summary>
    internal int ClassOf(int sample, int position)
        => HasLabels ? _labels[sample][position] : _targets[sample][position] > 0.5f ? 1 : 0;

    /// <summary>The labels of a sample that are not of its padding.</summary>
    internal ReadOnlySpan<int> CountedLabels(int sample, bool eachStep)
        => _labels[sample][..Counted(LabelsPerSample, sample, eachStep)];

    /// <summary>The target values of a sample that are not of its padding.</summary>
    internal ReadOnlySpan<float> CountedTargets(int sample, bool eachStep)
        => _targets[sample][..Counted(TargetSize, sample, eachStep)];

    private int Counted(int size, int sample, bool eachStep)
        => eachStep && HasLengths ? size / Steps * _lengths[sample][0] : size;
}
