namespace StaticNet.Metrics;

/// <summary>Compares outputs with what they should be, batch by batch.</summary>
internal interface IMetric
{
    /// <summary>How well classes are recognised, where it is a classification.</summary>
    ClassificationMetrics? Classification => null;

    /// <summary>Which class was taken for which, where it is a classification and that is kept.</summary>
    ConfusionMatrix? Confusion => null;

    /// <summary>The errors, where it is a regression.</summary>
    RegressionMetrics? Regression => null;

    /// <summary>Counts a batch with class labels.</summary>
    void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels);

    /// <summary>Counts a batch with target values.</summary>
    void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets);
}
