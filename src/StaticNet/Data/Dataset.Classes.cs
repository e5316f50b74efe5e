namespace StaticNet;

public sealed partial class Dataset
{
    /// <summary>Whether a sample or time step is of one class: it has a label, or a single target of 0 or 1.</summary>
    internal bool HasClasses => HasLabels
        || (TargetSize == 1 && HasBinaryTargets(eachStep: false))
        || (TargetSize == Steps && HasBinaryTargets(eachStep: true));

    /// <summary>Whether all target values that count are 0 or 1.</summary>
    /// <param name="eachStep">Whether each time step has its own.</param>
    internal bool HasBinaryTargets(bool eachStep)
    {
        for (int sample = 0; sample < Count; sample++)
        {
            int counted = eachStep && HasLengths ? TargetSize / Steps * _lengths[sample][0] : TargetSize;
            if (_targets[sample][..counted].ContainsAnyExcept(0f, 1f))
                return false;
        }
        return true;
    }

    /// <summary>How many labels or binary targets of a sample are not of its padding.</summary>
    internal int CountedClasses(int sample)
    {
        int all = HasLabels ? LabelsPerSample : TargetSize;
        return HasLengths && all == Steps ? _lengths[sample][0] : all;
    }

    /// <summary>The class at a position of a sample: its label, or its binary target.</summary>
    internal int ClassOf(int sample, int position)
        => HasLabels ? _labels[sample][position] : _targets[sample][position] > 0.5f ? 1 : 0;
}
