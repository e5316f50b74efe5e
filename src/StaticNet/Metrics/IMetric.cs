namespace StaticNet.Metrics;

/// <summary>Compares outputs with what they should be, batch by batch.</summary>
internal interface IMetric
{
    /// <summary>Which class was taken for which, where it is a classification.</summary>
    ConfusionMatrix? Confusion { get; }

    /// <summary>The errors, where it is a regression.</summary>
    RegressionMetrics? Regression { get; }

    /// <summary>Counts a batch with class labels.</summary>
    void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels);

    /// <summary>Counts a batch with target values.</summary>
    void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets);
}
