namespace StaticNet.Metrics;

/// <summary>
/// Values of a stream, of which only its end shows whether all targets are 0 or 1: a classification into two classes if
/// they are, and otherwise a regression.
/// </summary>
/// <param name="threshold">Above which output a binary target counts as predicted.</param>
/// <param name="outputs">The number of outputs.</param>
internal sealed class StreamedMetric(float threshold, int outputs) : IMetric
{
    private readonly BinaryMetric _binary = new(threshold);
    private readonly ErrorMetric _errors = new(outputs);
    private bool _isBinary = true;

    public ClassificationMetrics? Classification => _isBinary ? _binary.Classification : null;

    public ConfusionMatrix? Confusion => _isBinary ? _binary.Confusion : null;

    public RegressionMetrics? Regression => _isBinary ? null : _errors.Regression;

    public void Add(ReadOnlySpan<float> values, ReadOnlySpan<int> labels) => _binary.Add(values, labels);

    public void Add(ReadOnlySpan<float> values, ReadOnlySpan<float> targets)
    {
        _errors.Add(values, targets);
        _isBinary = _isBinary && !targets.ContainsAnyExcept(0f, 1f);
        if (_isBinary)
            _binary.Add(values, targets);
    }
}
