using System.Collections.Immutable;
using StaticNet.Metrics;

namespace StaticNet.Training;

/// <summary>With what an output is compared.</summary>
/// <param name="target">The targets.</param>
/// <param name="threshold">Above which output a binary target counts as predicted.</param>
/// <param name="mostClasses">Up to how many classes to count pairs of them; less than 0 for none.</param>
/// <param name="isStream">Whether nobody knows all targets beforehand.</param>
internal sealed class OutputMetric(BoundTarget target, float threshold, int mostClasses, bool isStream)
{
    private readonly bool _isBinary = !isStream && !target.Port.TakesClasses && target.Counted.IsBinary;

    public BoundTarget Target => target;

    /// <summary>A metric that has counted nothing.</summary>
    public IMetric Create()
    {
        IMetric metric = CreateUnnamed();
        ImmutableArray<string> names = target.Port.Output.ClassNames;
        if (metric.Classification is { } classes && classes.Classes == names.Length)
            classes.Names = names;
        return metric;
    }

    private IMetric CreateUnnamed()
    {
        LossPort port = target.Port;
        if (port.TakesClasses)
            return new ClassMetric(port.Classes, port.Loss.IgnoredTarget, port.Classes <= mostClasses);
        if (isStream)
            return new StreamedMetric(threshold, port.Output.Size);
        return _isBinary ? new BinaryMetric(threshold) : new ErrorMetric(port.Output.Size);
    }
}
