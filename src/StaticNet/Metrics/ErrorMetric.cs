namespace StaticNet.Metrics;

/// <summary>Distances between outputs and target values.</summary>
internal sealed class ErrorMetric(int outputs) : IMetric
{
    private readonly double[] _means = new double[outputs];
    private readonly double[] _deviations = new double[outputs];
    private readonly double[] _squares = new double[outputs];
    private double _absolute;
    private long _rows;

    public RegressionMetrics Regression => new(
        _absolute / (_rows * (double)outputs),
        Math.Sqrt(_squares.Sum() / (_rows * (double)outputs)),
        Enumerable.Range(0, outputs).Average(Explained));

    RegressionMetrics? IMetric.Regression => Regression;

    public void Add(ReadOnlySpan<float> values, ReadOnlySpan<int> labels)
        => throw new NotSupportedException("Class labels are not compared with values.");

    public void Add(ReadOnlySpan<float> values, ReadOnlySpan<float> targets)
    {
        for (int start = 0; start < targets.Length; start += outputs)
        {
            _rows++;
            for (int i = 0; i < outputs; i++)
                AddOne(i, values[start + i], targets[start + i]);
        }
    }

    // The targets' squared deviations from their mean by Welford's recurrence, which does not cancel.
    private void AddOne(int index, double value, double target)
    {
        double before = target - _means[index], error = value - target;
        _means[index] += before / _rows;
        _deviations[index] += before * (target - _means[index]);
        _squares[index] += error * error;
        _absolute += Math.Abs(error);
    }

    private double Explained(int index)
    {
        if (_deviations[index] == 0)
            return _squares[index] == 0 ? 1 : 0;
        return 1 - _squares[index] / _deviations[index];
    }
}
