using System.Collections;
using System.Collections.Immutable;

namespace StaticNet;

/// <summary>The features of a network, the most important first.</summary>
public sealed class ImportanceTable : IReadOnlyList<FeatureImportance>
{
    private readonly ImmutableArray<FeatureImportance> _features;

    internal ImportanceTable(double score, IEnumerable<FeatureImportance> features)
        => (Score, _features) = (score, [.. features.OrderByDescending(static feature => feature.Importance)]);

    /// <summary>The score without shuffling.</summary>
    public double Score { get; }

    /// <summary>The number of features.</summary>
    public int Count => _features.Length;

    /// <summary>A feature.</summary>
    /// <param name="index">Its rank; 0 is the most important.</param>
    public FeatureImportance this[int index] => _features[index];

    /// <summary>The features, the most important first.</summary>
    public IEnumerator<FeatureImportance> GetEnumerator()
        => ((IEnumerable<FeatureImportance>)_features).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A table: a line for each feature, with its importance and the deviation.</summary>
    public override string ToString()
    {
        int width = _features.Max(static feature => feature.Name.Length);
        return string.Join('\n', _features.Select(feature =>
            $"{feature.Name.PadRight(width)}  {feature.Importance,10:0.0000} +- {feature.Deviation:0.0000}"));
    }
}
